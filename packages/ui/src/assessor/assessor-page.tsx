/** One approved assessor, in public: what a credential means when it names who assessed. */
import type { VNode } from 'preact';
import { Fictional } from '../components/fictional.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { AssessorShown } from './assessor-register-page.tsx';

export interface AssessorPageProps {
  readonly frame: PageFrame;
  readonly assessor: AssessorShown;
}

export function AssessorPage({ frame, assessor }: AssessorPageProps): VNode {
  const { t, person } = frame;
  const { approvedOn, fictional, firm, name } = assessor;
  return (
    <Page
      frame={frame}
      title={name}
      description={t('assessor.page-description')}
      visibility="public"
      {...(person === undefined ? {} : { back: { href: '/assessors', label: t('assessor.register') } })}
    >
      <h1>
        {name} {fictional && <Fictional t={t} />}
      </h1>
      <p class="lead">{t('assessor.stands', { name, firm })}</p>
      <SummaryList
        rows={[
          { term: t('assessor.firm'), value: firm },
          {
            term: t('assessor.status'),
            value: <StateMark tone="good">{t('assessor.approved')}</StateMark>,
          },
          { term: t('assessor.since'), value: t.date(approvedOn) },
        ]}
      />
    </Page>
  );
}
