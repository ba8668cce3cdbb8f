/**
 * The self-assessment as a whole: how far it is, what it would give today and why, and every criterion with its state.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Advice, Criterion, Scheme } from '@touchstone/domain';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { Beside } from '../components/beside.tsx';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { CriteriaGrid } from '../components/criteria-grid.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { AdviceTree } from '../cycle/advice-tree.tsx';
import { actWords, whoActs, type CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup, ratingBars, ratingCell, ratingLegend, type RatingsShown } from '../rating/rating-cells.ts';

export interface SelfAssessmentPageProps extends SelfAssessmentFacts {
  readonly frame: PageFrame;
  /** only criteria without an answer are listed */
  readonly onlyOpen: boolean;
  /** the assessor's, where this reader may know them */
  readonly determinations?: RatingsShown;
  /** it went back to the site, and its answers are open again */
  readonly returned?: ReturnedShown;
  /** this reader may send it back to the site */
  readonly mayReturn: boolean;
  /** number of the criterion that was just saved */
  readonly saved?: string;
}

export interface ReturnedShown {
  readonly on: PlainDate;
  readonly who: string;
  readonly reason: string;
  /** ids of the criteria with a comment */
  readonly criteria: readonly string[];
}

export interface SelfAssessmentFacts {
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** those that apply to the site, in the scheme's order */
  readonly criteria: readonly Criterion[];
  readonly answers: RatingsShown;
  readonly advice: Advice;
  /** `submittedOn` is written out */
  readonly stage: { readonly is: 'closed' | 'open' } | { readonly is: 'submitted'; readonly submittedOn: string };
  /** this reader answers for the site */
  readonly mayAnswer: boolean;
}

export function SelfAssessmentPage(props: SelfAssessmentPageProps): VNode {
  const { frame, answers, criteria, cycle, mayAnswer, saved, scheme, stage } = props;
  const { t } = frame;
  const place = `/cycles/${cycle.id}/self-assessment`;
  const firstOpen = criteria.find(({ id }) => answers[id] === undefined);
  return (
    <CycleSubpage frame={frame} cycle={cycle} title={t('self-assessment.title')} standing={false} width="wide">
      {saved !== undefined && (
        <Notice tone="verified">
          <p>{t('self-assessment.saved', { number: saved })}</p>
        </Notice>
      )}
      <Standing {...props} />
      <Returned {...props} />
      {stage.is === 'open' && mayAnswer && (
        <ButtonRow>
          {firstOpen === undefined ? (
            <LinkButton href={`${place}/submit`} label={t('self-assessment.check')} />
          ) : (
            <LinkButton href={`${place}/${firstOpen.id}`} label={t('self-assessment.first-open')} />
          )}
        </ButtonRow>
      )}
      {stage.is !== 'closed' && (
        <>
          <BarsPerGroup t={t} caption={t('self-assessment.bars')} {...ratingBars(t, scheme, criteria, answers)} />
          <Beside reading={<Answers {...props} />} acting={<AdviceToday {...props} />} />
        </>
      )}
    </CycleSubpage>
  );
}

/** Why it is open again, with a link to each criterion that has a comment. */
function Returned({ frame: { t }, criteria, cycle, mayReturn, returned }: SelfAssessmentPageProps): VNode | null {
  const place = `/cycles/${cycle.id}/self-assessment`;
  if (mayReturn) {
    return (
      <p>
        <LinkButton kind="secondary" href={`${place}/return`} label={t('self-assessment.return')} />
      </p>
    );
  }
  if (returned === undefined) return null;
  const commented = criteria.filter(({ id }) => returned.criteria.includes(id));
  return (
    <Notice tone="important" title={t('self-assessment.returned-on', { date: t.date(returned.on), who: returned.who })}>
      <p class="words">{returned.reason}</p>
      {commented.length > 0 && (
        <>
          <p>{t('self-assessment.look-again')}</p>
          <ul>
            {commented.map(({ id, number, title }) => (
              <li>
                <a href={`${place}/${id}`}>
                  {number} <SchemeWords t={t} words={title} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

/** The sentence of this phase, and its act where the cycle waits for it. */
export function Standing({
  frame,
  answers,
  criteria,
  cycle,
  stage,
}: SelfAssessmentFacts & { readonly frame: PageFrame }): VNode {
  const { t } = frame;
  const site = cycle.siteName;
  const answered = criteria.filter(({ id }) => answers[id] !== undefined).length;
  const acts = cycle.acts.filter(({ act }) => act.startsWith('self-assessment.'));
  return (
    <WhereItStands
      frame={frame}
      sentence={
        stage.is === 'submitted'
          ? t('self-assessment.submitted', { site, day: stage.submittedOn })
          : t(`self-assessment.${stage.is}`, { site, answered, total: criteria.length })
      }
      acts={acts.map((act) => ({
        who: whoActs(t, act, site),
        what: actWords(t, act),
        ...(act.due === undefined ? {} : { due: act.due }),
      }))}
    />
  );
}

function Answers({
  frame,
  answers,
  criteria,
  cycle,
  determinations,
  onlyOpen,
  scheme,
  stage,
}: SelfAssessmentPageProps): VNode {
  const { t } = frame;
  const place = `/cycles/${cycle.id}/self-assessment`;
  const open = criteria.filter(({ id }) => answers[id] === undefined);
  const shown = onlyOpen ? open : criteria;
  const columns = [
    { label: t('self-assessment.answer') },
    ...(determinations === undefined ? [] : [{ label: t('self-assessment.determination') }]),
  ];
  return (
    <section>
      <h2>{t('self-assessment.answers')}</h2>
      {stage.is === 'open' && (
        <nav class="filters" aria-label={t('self-assessment.filter')}>
          <Filter href={place} current={!onlyOpen} label={t('self-assessment.show-all', { count: criteria.length })} />
          <Filter
            href={`${place}?show=open`}
            current={onlyOpen}
            label={t('self-assessment.show-open', { count: open.length })}
          />
        </nav>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('self-assessment.none-open')} />
      ) : (
        <CriteriaGrid
          t={t}
          caption={t('self-assessment.answers')}
          columns={columns}
          legend={ratingLegend(t, scheme, criteria)}
          groups={byGroup(t, scheme, shown).map(({ criteria: own, label, order }) => ({
            ...{ label, order },
            rows: own.map((criterion) => ({
              number: criterion.number,
              title: <SchemeWords t={t} words={criterion.title} />,
              href: `${place}/${criterion.id}`,
              cells: [answers, ...(determinations === undefined ? [] : [determinations])].map((ratings) =>
                ratingCell(t, scheme, criterion, ratings[criterion.id]),
              ),
            })),
          }))}
        />
      )}
    </section>
  );
}

interface FilterProps {
  readonly href: string;
  readonly current: boolean;
  readonly label: string;
}

function Filter({ href, current, label }: FilterProps): VNode {
  return (
    <a href={href} {...(current ? { 'aria-current': 'true' as const } : {})}>
      {label}
    </a>
  );
}

/** What the answers would give, with the reasons of the scheme's rule. */
export function AdviceToday({
  frame: { t },
  advice,
  scheme,
}: Pick<SelfAssessmentPageProps, 'frame' | 'advice' | 'scheme'>): VNode {
  return (
    <section>
      <h2>{t('self-assessment.advice')}</h2>
      <p>{t('self-assessment.advice-hint')}</p>
      <AdviceTree t={t} scheme={scheme} advice={advice} />
    </section>
  );
}
