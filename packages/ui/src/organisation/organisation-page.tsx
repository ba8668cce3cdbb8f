/**
 * One organisation: its sites with where each stands, and the schemes that it supports. The public sees what is public of
 * the sites; their people and the scheme's staff find the way into them, and the secretariat acts here.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { OrganisationKind, RegisterStatus, Text } from '@touchstone/domain';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Form } from '../components/form.tsx';
import { Imported } from '../components/imported.tsx';
import { People, type PeopleProps } from '../components/people.tsx';
import { Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { PublicFact } from '../components/public-fact.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { RegisterStatusMark } from '../register/register-status.tsx';
import { countryName } from '../site/countries.ts';
import { PartnerMeaning } from './partner-meaning.tsx';
import { PartnershipActs, type PartnershipActsProps } from './partnership-acts.tsx';

export interface OrganisationShown {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly fictional: boolean;
  /** absent for readers who do not write to it */
  readonly contact?: { readonly name: string; readonly email: string };
}

export interface OrganisationSite {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly place: string | null;
  readonly fictional: boolean;
  /** absent while nothing of it is public, for readers who may know it all the same */
  readonly shown?: { readonly status: RegisterStatus; readonly imported: boolean };
  /** the reader may open what is on file of it */
  readonly opens: boolean;
}

export interface PartnershipShown {
  readonly scheme: Text;
  readonly begunOn: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly statement: string | null;
  readonly source?: { readonly title: string; readonly url?: string };
}

export interface OrganisationPageProps {
  readonly frame: PageFrame;
  readonly organisation: OrganisationShown;
  /** on this page */
  readonly sites: readonly OrganisationSite[];
  /** how many of all its sites are public */
  readonly published: number;
  readonly previous?: string;
  readonly next?: string;
  /** those that stand first */
  readonly partnerships: readonly PartnershipShown[];
  /** the reader is signed in and may file a site of it */
  readonly mayFile: boolean;
  /** the reader looks after several of its sites */
  readonly portfolio: boolean;
  /** who keeps it; absent for readers who do not */
  readonly keepers?: Pick<PeopleProps, 'people' | 'change'>;
  /** absent for readers who keep nothing here */
  readonly acts?: Omit<PartnershipActsProps, 'frame' | 'organisation'> & {
    /** sites that name the same operator in words, each with the id of the command that corrects it */
    readonly namedSo: readonly { readonly site: OrganisationSite; readonly commandId: string; readonly base: number }[];
  };
}

export function OrganisationPage(props: OrganisationPageProps): VNode {
  const { frame, organisation, acts, keepers, mayFile, portfolio } = props;
  const { t } = frame;
  const { fictional, id, name } = organisation;
  const wrong = (acts?.form.errors.length ?? 0) > 0;
  return (
    <Page
      {...{ frame, wrong }}
      title={name}
      description={t('organisation.description', { name })}
      visibility={frame.person === undefined ? 'public' : 'private'}
      width="wide"
      back={
        frame.person === undefined
          ? { href: '/register', label: t('register.title') }
          : { href: '/organisations', label: t('organisation.title') }
      }
    >
      {acts !== undefined && <ErrorSummary form={acts.form} />}
      <h1>
        {name} {fictional && <Fictional t={t} />}
      </h1>
      <p class="lead">{standing(props)}</p>
      <ButtonRow>
        {mayFile && (
          <LinkButton kind="secondary" href={`/sites/new?operator=${id}`} label={t('organisation.file-site')} />
        )}
        {portfolio && <a href="/portfolio">{t('organisation.portfolio')}</a>}
      </ButtonRow>
      <Facts {...props} />
      <Sites {...props} />
      <Partnerships {...props} />
      {acts !== undefined && <NamedSo {...{ frame, organisation, acts }} />}
      {acts !== undefined && <PartnershipActs {...{ frame, organisation, ...acts }} />}
      {keepers !== undefined && (
        <People
          {...{ frame, ...keepers }}
          action={`/organisations/${id}/people`}
          words={{
            ...{ title: t('organisation.keepers'), hint: t('organisation.keepers-hint') },
            ...{ nobody: t('organisation.nobody'), nobodyHint: t('organisation.nobody-hint') },
            ...{ invite: t('organisation.invite'), inviteHint: t('organisation.invite-hint') },
          }}
        />
      )}
    </Page>
  );
}

function standing({ frame: { t }, organisation: { name }, partnerships, published }: OrganisationPageProps): string {
  const supported = partnerships.filter(({ endedOn }) => endedOn === null).map(({ scheme }) => t.text(scheme));
  return [
    t('organisation.stands', { name, sites: published }),
    ...(supported.length === 0 ? [] : [t('organisation.stands-partner', { name, schemes: t.list(supported) })]),
  ].join(' ');
}

function Facts({ frame: { t }, organisation, acts }: OrganisationPageProps): VNode {
  const { contact, country, id, kind, website } = organisation;
  return (
    <section>
      <h2>{t('organisation.facts')}</h2>
      <SummaryList
        rows={[
          { term: t('organisation.kind'), value: t(`organisation.kind.${kind}`) },
          { term: t('organisation.country'), value: countryName(t.language, country) },
          ...(website === null ? [] : [{ term: t('organisation.website'), value: <a href={website}>{website}</a> }]),
          ...(contact === undefined
            ? []
            : [
                {
                  term: t('organisation.contact-name'),
                  value: (
                    <>
                      {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
                    </>
                  ),
                },
              ]),
        ]}
      />
      {acts !== undefined && (
        <p>
          <LinkButton kind="secondary" href={`/organisations/${id}/correct`} label={t('organisation.correct')} />
        </p>
      )}
    </section>
  );
}

function Sites({ frame: { t }, sites, previous, next }: OrganisationPageProps): VNode {
  const title = t('organisation.sites');
  const anyOpens = sites.some(({ opens }) => opens);
  return (
    <section>
      <h2>{title}</h2>
      {sites.length === 0 ? (
        <EmptyState title={t('organisation.no-sites')}>
          <p>{t('organisation.no-sites-text')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('organisation.sites-hint')}</p>
          <Table
            caption={title}
            captionUnseen
            columns={[
              { label: t('organisation.site') },
              { label: t('organisation.where') },
              { label: t('organisation.status') },
              ...(anyOpens ? [{ label: t('organisation.workspace') }] : []),
            ]}
            rows={sites.map((site) => [
              <SiteLink t={t} site={site} />,
              whereIs(t, site),
              site.shown === undefined ? (
                t('organisation.not-public')
              ) : (
                <>
                  <RegisterStatusMark t={t} {...site.shown} /> {site.shown.imported && <Imported t={t} />}
                </>
              ),
              ...(anyOpens
                ? [
                    site.opens ? (
                      <a href={`/sites/${site.id}`}>{t('organisation.open-site', { site: site.name })}</a>
                    ) : (
                      '–'
                    ),
                  ]
                : []),
            ])}
          />
          <Pagination
            t={t}
            {...(previous === undefined ? {} : { previous })}
            {...(next === undefined ? {} : { next })}
          />
        </>
      )}
    </section>
  );
}

function SiteLink({ t, site }: { readonly t: PageFrame['t']; readonly site: OrganisationSite }): VNode {
  return (
    <>
      {site.shown === undefined ? site.name : <a href={`/register/${site.id}`}>{site.name}</a>}{' '}
      {site.fictional && <Fictional t={t} />}
    </>
  );
}

function whereIs({ language }: PageFrame['t'], { country, place }: OrganisationSite): string {
  return [place, country === '' ? '' : countryName(language, country)].filter(Boolean).join(', ');
}

function Partnerships({ frame: { t }, partnerships }: OrganisationPageProps): VNode | null {
  if (partnerships.length === 0) return null;
  const title = t('partner.partnerships');
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionUnseen
        columns={[{ label: t('partner.scheme') }, { label: t('partner.since') }, { label: t('partner.until') }]}
        rows={partnerships.map(({ begunOn, endedOn, scheme }) => [
          <SchemeWords t={t} words={scheme} />,
          t.date(begunOn),
          endedOn === null ? '–' : t.date(endedOn),
        ])}
      />
      {partnerships.map(({ source, statement }) =>
        statement === null && source === undefined ? null : source === undefined ? (
          <Notice title={t('partner.own-words')}>
            <p>{statement}</p>
          </Notice>
        ) : (
          <PublicFact t={t} source={source}>
            {statement ?? t('partner.source')}
          </PublicFact>
        ),
      )}
      <PartnerMeaning t={t} />
    </section>
  );
}

function NamedSo({
  frame,
  organisation,
  acts,
}: Required<Pick<OrganisationPageProps, 'frame' | 'organisation' | 'acts'>>): VNode | null {
  const { t } = frame;
  const { namedSo } = acts;
  if (namedSo.length === 0) return null;
  const title = t('organisation.named-so');
  return (
    <section>
      <h2>{title}</h2>
      <p>{t('organisation.named-so-hint')}</p>
      <Table
        caption={title}
        captionUnseen
        columns={[
          { label: t('organisation.site') },
          { label: t('organisation.where') },
          { label: t('site.operator'), long: true },
        ]}
        rows={namedSo.map(({ base, commandId, site }) => [
          <SiteLink t={t} site={site} />,
          whereIs(t, site),
          <Form
            {...{ frame, commandId, base }}
            action={`/organisations/${organisation.id}/sites`}
            hidden={{ site: site.id }}
          >
            <SubmitButton kind="secondary" label={t('organisation.match')} />
          </Form>,
        ])}
      />
    </section>
  );
}
