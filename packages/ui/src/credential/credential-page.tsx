/** What a credential says, in words, for whoever opens its address in a browser. */
import type { VNode } from 'preact';
import type { ConformityCredential } from '@touchstone/credential';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { Verbatim } from '../components/verbatim.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { showClaims } from '../verify/claims-shown.ts';
import { ClaimsSummary } from '../verify/claims-summary.tsx';

export interface CredentialPageProps {
  readonly frame: PageFrame;
  readonly cycle: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly claims: ConformityCredential;
  readonly token: string;
}

export function CredentialPage({ frame, cycle, site, claims, token }: CredentialPageProps): VNode {
  const { t, origin } = frame;
  const title = t('credential.title', { site: site.name });
  const address = `/credentials/${cycle}`;
  return (
    <Page frame={frame} title={title} description={claims.name} visibility="public" width="wide">
      <Breadcrumbs
        t={t}
        pages={[
          { href: '/register', label: t('register.title') },
          { href: `/register/${site.id}`, label: site.name },
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">{t('credential.lead')}</p>
      <ButtonRow>
        <LinkButton
          href={`/verify?credential=${encodeURIComponent(`${origin}${address}`)}`}
          label={t('credential.verify')}
        />
        <a href={`/register/${site.id}`}>{t('credential.site-page')}</a>
      </ButtonRow>
      <ClaimsSummary t={t} claims={showClaims(claims, t.dateTime)} />
      <Details summary={t('credential.criteria')}>
        <Criteria t={t} claims={claims} />
      </Details>
      <Details summary={t('credential.token')}>
        <Verbatim label={t('credential.token')} text={token} />
      </Details>
      <h2>{t('credential.forms')}</h2>
      <p>{t('credential.forms-text')}</p>
      <ul>
        <li>
          <a href={`${address}?token`}>{t('credential.download-token')}</a>
        </li>
        <li>
          <a href={`${address}?bundle`}>{t('credential.download-bundle')}</a>
        </li>
      </ul>
    </Page>
  );
}

function Criteria({ t, claims }: Pick<CredentialPageProps, 'claims'> & { readonly t: PageFrame['t'] }): VNode {
  return (
    <Table
      caption={t('credential.criteria')}
      captionUnseen
      columns={[
        { label: t('credential.criterion') },
        { label: t('credential.level') },
        { label: t('credential.conformance') },
      ]}
      rows={claims.credentialSubject.conformityAssessment.map(({ name, assessedPerformance, conformance }) => [
        name,
        assessedPerformance.map(({ score }) => score.definition).join(' '),
        <StateMark tone={conformance ? 'good' : 'adverse'}>
          {t(conformance ? 'credential.yes' : 'credential.no')}
        </StateMark>,
      ])}
    />
  );
}
