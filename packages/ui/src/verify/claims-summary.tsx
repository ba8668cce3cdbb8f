/** What a credential says, in a list; with a word of caution where it is made up. */
import type { VNode } from 'preact';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { Translator } from '../messages/translator.ts';
import type { ShownClaims } from './claims-shown.ts';

export function ClaimsSummary({ t, claims }: { readonly t: Translator; readonly claims: ShownClaims }): VNode {
  const { all, begins, ends, met, ...plain } = claims.words;
  const values = {
    ...plain,
    from: <time dateTime={begins}>{plain.from}</time>,
    until: <time dateTime={ends}>{plain.until}</time>,
  };
  const order = ['award', 'site', 'operator', 'from', 'until', 'standard', 'assessor'] as const;
  return (
    <>
      {claims.fictional && (
        <div data-fictional>
          <Notice tone="important" title={t('register.fictional-title')}>
            <p>{t('verify.fictional')}</p>
          </Notice>
        </div>
      )}
      <SummaryList
        rows={[
          ...order.map((name) => ({ term: t(`verify.claim.${name}`), value: values[name] })),
          { term: t('verify.claim.criteria'), value: t('verify.claim.criteria-value', { all, met }) },
          { term: t('verify.claim.issuer'), value: plain.issuer },
        ]}
      />
    </>
  );
}
