/** What a decision on the award rests on: the ratings group by group, who assessed, and how the findings stand. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { applicableCriteria, ratingsForAward, scopedFacts, type RunningCycle, type Scheme } from '@touchstone/domain';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { Fictional } from '../components/fictional.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { ratingBars } from '../rating/rating-cells.ts';

export interface AwardBasisFacts {
  /** the cycle as it stands, or as it was decided on */
  readonly cycle: RunningCycle;
  readonly assessor: { readonly id: string; readonly name: string; readonly firm: string; readonly fictional: boolean };
  readonly visitedOn: PlainDate;
  readonly acceptedOn: PlainDate;
}

export interface AwardBasisProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly scheme: Scheme;
  readonly basis: AwardBasisFacts;
}

export function AwardBasis({ frame, facts, scheme, basis }: AwardBasisProps): VNode {
  const { t } = frame;
  const { acceptedOn, assessor, cycle, visitedOn } = basis;
  const place = `/cycles/${facts.id}`;
  const criteria = applicableCriteria(scheme, scopedFacts(cycle));
  return (
    <section>
      <h2>{t('award.basis')}</h2>
      <BarsPerGroup t={t} caption={t('award.ratings')} {...ratingBars(t, scheme, criteria, ratingsForAward(cycle))} />
      <p>
        <a href={`${place}/assessment`}>{t('award.read-determinations')}</a>
      </p>
      <SummaryList
        rows={[
          {
            term: t('award.assessor'),
            value: (
              <>
                <a href={`/assessors/${assessor.id}`}>{assessor.name}</a>, {assessor.firm}{' '}
                {assessor.fictional && <Fictional t={t} />}
              </>
            ),
          },
          { term: t('award.visited'), value: t.date(visitedOn) },
          {
            term: t('award.report'),
            value: (
              <>
                {t('award.report-accepted', { date: t.date(acceptedOn) })}
                <span class="aside">
                  <a href={`${place}/assessment/answer`}>{t('award.read-report')}</a>
                </span>
              </>
            ),
          },
          {
            term: t('award.findings'),
            value: (
              <>
                {findingsInWords(frame, cycle)}
                {Object.keys(cycle.findings).length > 0 && (
                  <span class="aside">
                    <a href={`${place}/improvement`}>{t('award.plan')}</a>
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

const findingStages = ['raised', 'planned', 'reported', 'closed'] as const;

function findingsInWords({ t }: PageFrame, { findings }: RunningCycle): string {
  const all = Object.values(findings);
  if (all.length === 0) return t('award.no-findings');
  return t.list(
    findingStages.flatMap((stage) => {
      const count = all.filter((finding) => finding.stage === stage).length;
      return count === 0 ? [] : [t(`award.findings-${stage}`, { count })];
    }),
  );
}
