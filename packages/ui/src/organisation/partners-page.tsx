/** The public list of partners: who supports which scheme since when, and that nobody is assessed by it. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { OrganisationKind, Text } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryName } from '../site/countries.ts';
import { PartnerMeaning } from './partner-meaning.tsx';

export interface PartnersPageProps {
  readonly frame: PageFrame;
  readonly partners: readonly {
    readonly organisation: string;
    readonly name: string;
    readonly country: string;
    readonly kind: OrganisationKind;
    readonly fictional: boolean;
    readonly scheme: Text;
    readonly begunOn: PlainDate;
  }[];
}

export function PartnersPage({ frame, partners }: PartnersPageProps): VNode {
  const { t } = frame;
  const title = t('partner.title');
  return (
    <Page {...{ frame, title }} description={t('partner.description')} visibility="public" width="wide">
      <h1>{title}</h1>
      <p class="lead">
        {t('partner.lead')} <a href="/register">{t('partner.to-register')}</a>
      </p>
      <PartnerMeaning t={t} />
      {partners.length === 0 ? (
        <EmptyState title={t('partner.none')}>
          <p>{t('partner.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={title}
          captionUnseen
          columns={[
            { label: t('partner.partner') },
            { label: t('organisation.kind') },
            { label: t('organisation.country') },
            { label: t('partner.scheme') },
            { label: t('partner.since') },
          ]}
          rows={partners.map(({ begunOn, country, fictional, kind, name, organisation, scheme }) => [
            <>
              <a href={`/organisations/${organisation}`}>{name}</a> {fictional && <Fictional t={t} />}
            </>,
            t(`organisation.kind.${kind}`),
            countryName(t.language, country),
            <SchemeWords t={t} words={scheme} />,
            t.date(begunOn),
          ])}
        />
      )}
    </Page>
  );
}
