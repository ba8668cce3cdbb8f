/**
 * What the public may know of one site: where it stands, its marks, what happened in public with its place in the log, and
 * how to check the award. Ratings, findings, reasons and names of people never come here.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { ImportedStep, RegisterStatus, Text } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { LinkButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Imported } from '../components/imported.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { Page } from '../page/page.tsx';
import { countryName } from '../site/countries.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { ImportedFacts, type ImportedFact } from '../participation/imported-facts.tsx';
import { PublishedFactsShown, type PublishedFacts } from './published-facts.tsx';
import { proofHref, publicEventWords, type PublicEvent } from './public-event.ts';

export interface PublicSitePageProps {
  readonly frame: PageFrame;
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly operator: string;
    /** the operator among the organisations */
    readonly operatorEntry?: string;
    readonly country: string;
    readonly place: string | null;
    readonly siteType?: Text;
    readonly metals: readonly Text[];
    readonly fictional: boolean;
  };
  readonly status: RegisterStatus;
  readonly scheme: {
    readonly name: Text;
    /** who runs it; absent where the scheme is not known here */
    readonly owner?: { readonly name: string; readonly url: string };
    readonly standard?: { readonly name: Text; readonly hash: string };
  };
  readonly committedOn: PlainDate | null;
  readonly awardedOn: PlainDate | null;
  readonly marks: readonly PublicMark[];
  /** of earlier cycles, the latest first */
  readonly earlier: readonly PublicMark[];
  /** empty where what is shown was done here */
  readonly imported: readonly ImportedFact[];
  /** oldest first */
  readonly history: readonly PublicEvent[];
  readonly credential?: { readonly cycle: string };
  /** absent of a site that is known from public facts only */
  readonly published?: PublishedFacts;
}

export interface PublicMark {
  readonly name: Text;
  readonly validFrom: PlainDate;
  readonly validUntil: PlainDate | null;
  readonly suspendedOn?: PlainDate;
  readonly ended?: { readonly on: PlainDate; readonly how: 'expired' | 'withdrawn' | 'superseded' };
}

export function PublicSitePage(props: PublicSitePageProps): VNode {
  const { frame, site, imported } = props;
  const { t } = frame;
  const isImported = imported.length > 0;
  return (
    <Page frame={frame} title={site.name} description={standing(props)} visibility="public" width="wide">
      <Breadcrumbs t={t} pages={[{ href: '/register', label: t('register.title') }]} />
      <h1>
        {site.name} {site.fictional && <Fictional t={t} />} {isImported && <Imported t={t} />}
      </h1>
      <WhereItStands frame={frame} acts={[]} sentence={standing(props)} />
      {site.fictional && (
        <Notice tone="important" title={t('register.fictional-title')}>
          <p>{t('register.fictional')}</p>
        </Notice>
      )}
      <Beside
        reading={
          <>
            {(!isImported || props.marks.length > 0) && <Marks {...props} />}
            {isImported && <Sources {...props} />}
            <EarlierMarks {...props} />
            <Facts {...props} />
            {props.published !== undefined && <PublishedFactsShown t={t} facts={props.published} />}
            <History {...props} />
          </>
        }
        acting={
          <>
            <Check {...props} />
            <TurnTo {...props} />
          </>
        }
      />
    </Page>
  );
}

const toldBySources = ['committed', 'self-assessed', 'under-assessment', 'awarded', 'expired'] as const;

function standing({ frame: { t }, site, status, scheme, marks, imported }: PublicSitePageProps): string {
  const named = { site: site.name, scheme: t.text(scheme.name) };
  const held = marks.filter(({ ended }) => ended === undefined);
  const until = held.flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil])).sort()[0];
  const words = { ...named, marks: t.list(held.map(({ name }) => t.text(name))) };
  const told = imported.length > 0 ? toldBySources.find((one) => one === status) : undefined;
  if (told === 'awarded' && until !== undefined) {
    return t('register.imported.awarded-until', { ...words, date: t.date(until) });
  }
  if (told !== undefined) return t(`register.imported.${told}`, named);
  if (status !== 'awarded') return t(`register.stands.${status}`, named);
  return until === undefined
    ? t('register.stands.awarded', words)
    : t('register.stands.awarded-until', { ...words, date: t.date(until) });
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Marks({ frame: { t }, imported, marks }: PublicSitePageProps): VNode {
  return (
    <Part title={t('register.the-marks')}>
      {marks.length === 0 ? (
        <EmptyState title={t('register.no-marks')}>
          <p>{t('register.no-marks-text')}</p>
        </EmptyState>
      ) : (
        <MarkTable t={t} caption={t('register.the-marks')} marks={marks} elsewhere={imported.length > 0} />
      )}
    </Part>
  );
}

function EarlierMarks({ frame: { t }, earlier }: PublicSitePageProps): VNode | null {
  if (earlier.length === 0) return null;
  return (
    <Part title={t('register.earlier')}>
      <MarkTable t={t} caption={t('register.earlier')} marks={earlier} />
    </Part>
  );
}

interface MarkTableProps {
  readonly t: PageFrame['t'];
  readonly caption: string;
  readonly marks: readonly PublicMark[];
  /** a source tells of them, and nobody here has verified anything */
  readonly elsewhere?: boolean;
}

function MarkTable({ t, caption, marks, elsewhere = false }: MarkTableProps): VNode {
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: t('register.mark') }, { label: t('register.mark-from') }, { label: t('register.mark-state') }]}
      rows={marks.map(({ name, validFrom, validUntil, suspendedOn, ended }) => [
        <SchemeWords t={t} words={name} />,
        t.date(validFrom),
        ended !== undefined ? (
          <StateMark tone="stopped">
            {t(`register.mark-ended.${ended.how}`, {
              date: t.date(ended.how === 'expired' ? (validUntil ?? ended.on) : ended.on),
            })}
          </StateMark>
        ) : suspendedOn !== undefined ? (
          <StateMark tone="stopped">{t('register.mark-suspended', { date: t.date(suspendedOn) })}</StateMark>
        ) : (
          <StateMark tone={elsewhere ? 'good' : 'verified'}>
            {validUntil === null
              ? t('register.mark-valid')
              : t('register.mark-valid-until', { date: t.date(validUntil) })}
          </StateMark>
        ),
      ])}
    />
  );
}

function Sources({ frame: { t }, imported, site }: PublicSitePageProps): VNode {
  return (
    <Part title={t('register.sources')}>
      <Notice>
        <p>{t('register.imported-note')}</p>
      </Notice>
      <ImportedFacts t={t} site={site.name} facts={imported} />
    </Part>
  );
}

function Facts(props: PublicSitePageProps): VNode {
  const { frame, site, scheme, committedOn, awardedOn, imported } = props;
  const { t } = frame;
  const knownOnly = (step: ImportedStep): boolean =>
    imported.some((fact) => fact.step === step && fact.happenedOn === undefined);
  const country = countryName(t.language, site.country);
  const rows: SummaryRow[] = [
    {
      term: t('register.operator'),
      value:
        site.operatorEntry === undefined ? (
          site.operator
        ) : (
          <a href={`/organisations/${site.operatorEntry}`}>{site.operator}</a>
        ),
    },
    // A scheme may hold each of these back.
    ...(country === ''
      ? []
      : [{ term: t('register.fact.place'), value: site.place === null ? country : `${site.place}, ${country}` }]),
    ...(site.siteType === undefined
      ? []
      : [{ term: t('register.fact.type'), value: <SchemeWords t={t} words={site.siteType} /> }]),
    ...(site.metals.length === 0 ? [] : [{ term: t('register.fact.metals'), value: t.list(site.metals.map(t.text)) }]),
    {
      term: t('register.fact.scheme'),
      value:
        scheme.standard === undefined ? (
          <SchemeWords t={t} words={scheme.name} />
        ) : (
          <>
            <a href={`/schemes/${scheme.standard.hash}`}>
              <SchemeWords t={t} words={scheme.name} />
              {t('component.colon')} <SchemeWords t={t} words={scheme.standard.name} />
            </a>
            <span class="aside">
              {t('register.fact.hash')} <code>{scheme.standard.hash}</code>
            </span>
          </>
        ),
    },
  ];
  if (committedOn !== null) {
    rows.push({
      term: t(knownOnly('committed') ? 'register.fact.letter-known' : 'register.fact.letter'),
      value: t.date(committedOn),
    });
  }
  if (awardedOn !== null) {
    rows.push({
      term: t(knownOnly('awarded') ? 'register.fact.awarded-known' : 'register.fact.awarded'),
      value: t.date(awardedOn),
    });
  }
  return (
    <Part title={t('register.facts')}>
      <SummaryList rows={rows} />
    </Part>
  );
}

function History({ frame: { t }, history }: PublicSitePageProps): VNode {
  return (
    <Part title={t('register.history')}>
      {history.length === 0 ? (
        <EmptyState title={t('register.history.empty')} />
      ) : (
        <>
          <p>{t('register.history-text')}</p>
          <Table
            caption={t('register.history')}
            captionUnseen
            columns={[
              { label: t('register.history.what') },
              { label: t('register.history.when') },
              { label: t('register.history.where'), numeric: true },
            ]}
            rows={history.map((event) => [
              publicEventWords(t, event),
              t.dateTime(event.at),
              <LogPlace t={t} event={event} />,
            ])}
          />
        </>
      )}
    </Part>
  );
}

function LogPlace({ t, event }: { readonly t: PageFrame['t']; readonly event: PublicEvent }): VNode {
  if (event.logIndex === undefined) return <>{t('register.history.waiting')}</>;
  const place = t.number(event.logIndex);
  return (
    <>
      {place}{' '}
      <a href={proofHref(event)}>
        {t('register.history.proof')}
        <span class="unseen"> {t('register.history.proof-of', { place })}</span>
      </a>
    </>
  );
}

function Check({ frame, credential, marks, imported, history }: PublicSitePageProps): VNode {
  const { t, origin } = frame;
  const sealed = history.find(({ name, logIndex }) => name === 'credential.issued' && logIndex !== undefined);
  return (
    <Part title={t('register.check')}>
      {credential === undefined ? (
        <p>{t(marks.length > 0 && imported.length === 0 ? 'register.check-soon' : 'register.check-none')}</p>
      ) : (
        <>
          <p>{t('register.check-text')}</p>
          <p>
            <LinkButton
              href={`/verify?credential=${encodeURIComponent(`${origin}/credentials/${credential.cycle}`)}`}
              label={t('register.check-link')}
            />
          </p>
          <ul>
            <li>
              <a href={`/credentials/${credential.cycle}`}>{t('register.check-read')}</a>
            </li>
            <li>
              <a href={`/credentials/${credential.cycle}?token`}>{t('register.check-token')}</a>
            </li>
            <li>
              <a href={`/credentials/${credential.cycle}?bundle`}>{t('register.check-bundle')}</a>
            </li>
            {sealed !== undefined && (
              <li>
                <a href={proofHref(sealed)}>{t('register.check-proof')}</a>
              </li>
            )}
          </ul>
        </>
      )}
    </Part>
  );
}

/** Nobody is sent to a real scheme because of a site that does not exist. */
function TurnTo({ frame: { t }, scheme: { owner }, site }: PublicSitePageProps): VNode | null {
  if (owner === undefined || site.fictional) return null;
  return (
    <Part title={t('register.turn-to')}>
      <p>{t('register.turn-to-text', { owner: owner.name })}</p>
      <p>
        <a href={owner.url}>{t('register.turn-to-link', { owner: owner.name })}</a>
      </p>
    </Part>
  );
}
