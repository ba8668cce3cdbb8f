/** All organisations that are on file, for people who are signed in. */
import type { VNode } from 'preact';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryName } from '../site/countries.ts';
import type { OrganisationShown } from './organisation-page.tsx';

export interface OrganisationsPageProps {
  readonly frame: PageFrame;
  readonly organisations: readonly OrganisationShown[];
}

export function OrganisationsPage({ frame, organisations }: OrganisationsPageProps): VNode {
  const { t } = frame;
  const title = t('organisation.title');
  return (
    <Page {...{ frame, title }} visibility="private" width="wide">
      <h1>{title}</h1>
      <p class="lead">{t('organisation.lead')}</p>
      <ButtonRow>
        <LinkButton href="/organisations/new" label={t('organisation.register')} />
        <a href="/partners">{t('partner.title')}</a>
      </ButtonRow>
      {organisations.length === 0 ? (
        <EmptyState title={t('organisation.none')}>
          <p>{t('organisation.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={title}
          captionUnseen
          columns={[
            { label: t('organisation.name') },
            { label: t('organisation.kind') },
            { label: t('organisation.country') },
          ]}
          rows={organisations.map(({ country, fictional, id, kind, name }) => [
            <>
              <a href={`/organisations/${id}`}>{name}</a> {fictional && <Fictional t={t} />}
            </>,
            t(`organisation.kind.${kind}`),
            countryName(t.language, country),
          ])}
        />
      )}
    </Page>
  );
}
