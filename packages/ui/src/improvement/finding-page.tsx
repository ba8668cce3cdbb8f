/**
 * One finding: what was found, what the site plans and reports, what the assessor verifies. Each form is there for the
 * person whose it is, and only while it is theirs.
 */
import type { VNode } from 'preact';
import { Details } from '../components/details.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { CycleOwner, CyclePath } from '../cycle/cycle-standing.tsx';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import { RatingSummary } from '../rating/rating-summary.tsx';
import { PlanForm, ReportForm, VerifyForm } from './finding-forms.tsx';
import type { FindingPageProps, ShownFinding } from './finding-props.ts';

export function FindingPage(props: FindingPageProps): VNode {
  const { frame, cycle, criterion, determination, finding, form, may, scheme } = props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  const wrong = form.errors.length > 0;
  const site = cycle.siteName;
  return (
    <Page {...{ frame, title, wrong }} visibility="private">
      <CyclePath
        t={t}
        cycle={cycle}
        below={[{ href: `/cycles/${cycle.id}/improvement`, label: t('improvement.title') }]}
      />
      <ErrorSummary
        form={form}
        labels={{
          cause: t('improvement.cause'),
          action: t('improvement.action'),
          owner: t('improvement.owner'),
          dueOn: t('improvement.planned-for'),
          done: t('improvement.done'),
          level: t('rating.level'),
          rationale: t('improvement.rationale'),
        }}
      />
      <h1>
        {criterion.number} <SchemeWords t={t} words={criterion.title} />
      </h1>
      <CycleOwner t={t} cycle={cycle} />
      <WhereItStands frame={frame} sentence={t(`improvement.stands.${finding.stage}`, { site })} acts={actsOf(props)} />
      {determination !== undefined && (
        <section>
          <h2>{t('improvement.found')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: determination }} />
        </section>
      )}
      <Told t={t} finding={finding} />
      {may.plan && finding.stage === 'raised' && <PlanForm {...props} />}
      {may.report && finding.stage === 'planned' && <ReportForm {...props} />}
      {may.plan && finding.stage === 'planned' && (
        <Details summary={t('improvement.change-plan')} open={wrong && 'action' in form.values}>
          <PlanForm {...props} />
        </Details>
      )}
      {may.verify && <VerifyForm {...props} />}
    </Page>
  );
}

function actsOf({ frame: { t }, cycle, finding }: FindingPageProps): Parameters<typeof WhereItStands>[0]['acts'] {
  const due = finding.due === undefined ? {} : { due: finding.due };
  switch (finding.stage) {
    case 'raised':
      return [{ who: cycle.siteName, what: t('improvement.plan-it'), ...due }];
    case 'planned':
      return [{ who: cycle.siteName, what: t('improvement.report-it'), ...due }];
    case 'reported':
      return [{ who: t('duty.assessor'), what: t('improvement.verify-it'), ...due }];
    case 'closed':
      return [];
  }
}

/** Plan, report and verification, as far as they are there. */
function Told({ t, finding }: { readonly t: Translator; readonly finding: ShownFinding }): VNode {
  const { plan, report, stage, verification } = finding;
  const words = (text: string): VNode => <span class="words">{text}</span>;
  return (
    <>
      {plan !== undefined && (
        <section>
          <h2>{t('improvement.plan')}</h2>
          <SummaryList
            rows={[
              { term: t('improvement.cause'), value: words(plan.cause) },
              { term: t('improvement.action'), value: words(plan.action) },
              { term: t('improvement.owner'), value: plan.owner },
              { term: t('improvement.planned-for'), value: t.date(plan.dueOn) },
            ]}
          />
        </section>
      )}
      {report !== undefined && (
        <section>
          <h2>{t('improvement.report')}</h2>
          <p class="words">{report.done}</p>
          <ul>
            {report.evidence.map(({ id, title }) => (
              <li>
                <a href={`/evidence/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {verification !== undefined && stage === 'closed' && (
        <section>
          <h2>{t('improvement.verification')}</h2>
          {verification.closedOn !== undefined && (
            <p>{t('improvement.closed-on', { date: t.date(verification.closedOn) })}</p>
          )}
          <p class="words">{verification.rationale}</p>
        </section>
      )}
      {verification !== undefined && stage !== 'closed' && (
        <Notice tone="important" title={t('improvement.stays-open')}>
          <p class="words">{verification.rationale}</p>
        </Notice>
      )}
    </>
  );
}
