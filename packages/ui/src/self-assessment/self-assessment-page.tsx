/**
 * The self-assessment as a whole: how far it is, what it would give today and why, and every criterion with its state.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Advice, Criterion, Scheme } from '@touchstone/domain';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { Beside } from '../components/beside.tsx';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { CriteriaGrid, type GridCell } from '../components/criteria-grid.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { AdviceTree } from '../cycle/advice-tree.tsx';
import { actWords, whoActs, type CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { Translator } from '../messages/translator.ts';
import { Keys } from '../desk/keys.tsx';
import { ReplacedRatings } from '../rating/replaced-ratings.tsx';
import { SavedRating } from '../rating/saved-rating.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import {
  byGroup,
  partlyRated,
  ratingBars,
  ratingCell,
  ratingLegend,
  type RatingsShown,
} from '../rating/rating-cells.ts';
import { criterionHref } from '../scheme/scheme-view.tsx';
import type { EarlierCycle } from './earlier-answers.tsx';
import { CriterionLinks } from '../rating/criterion-links.tsx';

export interface SelfAssessmentPageProps extends SelfAssessmentFacts {
  readonly frame: PageFrame;
  /** which criteria are listed: those without an answer, or those to which an answer of the cycle before leads */
  readonly only?: 'open' | 'waiting';
  /** of the cycle before, where the site was assessed before */
  readonly earlier?: EarlierCycle;
  /** how many answers of the cycle before were just confirmed */
  readonly confirmed?: number;
  /** the assessor's, where this reader may know them */
  readonly determinations?: RatingsShown;
  /** it went back to the site, and its answers are open again */
  readonly returned?: ReturnedShown;
  /** this reader may send it back to the site */
  readonly mayReturn: boolean;
  /** the criterion whose rating was just saved */
  readonly saved?: Criterion;
  /** criteria on which an answer of this reader was replaced */
  readonly replaced: readonly string[];
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
  /** of the criteria, those that are not answered, or not in all of their requirements */
  readonly open: readonly Criterion[];
  readonly advice: Advice;
  /** `submittedOn` is written out */
  readonly stage: { readonly is: 'closed' | 'open' } | { readonly is: 'submitted'; readonly submittedOn: string };
  /** this reader answers for the site */
  readonly mayAnswer: boolean;
}

export function SelfAssessmentPage(props: SelfAssessmentPageProps): VNode {
  const { frame, answers, criteria, cycle, mayAnswer, open, saved, scheme, stage } = props;
  const { t } = frame;
  const place = `/cycles/${cycle.id}/self-assessment`;
  const [firstOpen] = open;
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      frame={frame}
      cycle={cycle}
      title={t('self-assessment.title')}
      standing={false}
      width="wide"
    >
      <SavedRating {...{ t, saved }} phase="self-assessment" />
      {props.confirmed !== undefined && (
        <Notice tone="verified">
          <p>{t('earlier.confirmed', { count: props.confirmed })}</p>
        </Notice>
      )}
      <Standing {...props} />
      <ReplacedRatings {...{ t, criteria, place }} phase="self-assessment" replaced={props.replaced} />
      <Returned {...props} />
      {stage.is === 'open' && <Earlier {...props} />}
      {stage.is === 'open' && mayAnswer && (
        <ButtonRow>
          {firstOpen === undefined ? (
            <LinkButton href={`${place}/submit`} label={t('self-assessment.check')} />
          ) : (
            <LinkButton href={`${place}/${firstOpen.id}`} label={t('self-assessment.first-open')} />
          )}
          {waitingIn(props).length > 0 && (
            <LinkButton kind="secondary" href={`${place}/confirm`} label={t('earlier.confirm-link')} />
          )}
        </ButtonRow>
      )}
      {stage.is !== 'closed' && (
        <>
          <BarsPerGroup t={t} caption={t('self-assessment.bars')} {...ratingBars(t, scheme, criteria, answers)} />
          <Beside reading={<Answers {...props} />} acting={<AdviceToday {...props} />} />
        </>
      )}
      <Keys t={t} on="list" />
    </CycleSubpage>
  );
}

/** What the site may start from, or why there is nothing. */
function Earlier({ frame: { t }, earlier }: SelfAssessmentPageProps): VNode | null {
  if (earlier === undefined) return null;
  const version = earlier.version?.scheme;
  return (
    <Notice>
      <p>
        {version === undefined
          ? t('earlier.nothing-answered')
          : earlier.mapped
            ? t('earlier.lead')
            : t('earlier.not-mapped', { version: t.text(version.standardName) })}{' '}
        <a href={`/cycles/${earlier.cycle}`}>{t('earlier.cycle')}</a>
      </p>
    </Notice>
  );
}

/** Without an answer, and an answer of the cycle before leads to them. */
export function waitingIn({
  answers,
  criteria,
  earlier,
}: Pick<SelfAssessmentPageProps, 'answers' | 'criteria' | 'earlier'>): readonly Criterion[] {
  const led = new Set(earlier?.points.map(({ criterion }) => criterion));
  return criteria.filter(({ id }) => answers[id] === undefined && led.has(id));
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
          <CriterionLinks t={t} criteria={commented} place={place} />
        </>
      )}
    </Notice>
  );
}

/** The sentence of this phase, and its act where the cycle waits for it. */
export function Standing({
  frame,
  criteria,
  cycle,
  open,
  stage,
}: SelfAssessmentFacts & { readonly frame: PageFrame }): VNode {
  const { t } = frame;
  const site = cycle.siteName;
  const answered = criteria.length - open.length;
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

function Answers(props: SelfAssessmentPageProps): VNode {
  const { frame, answers, criteria, cycle, determinations, earlier, only, open, scheme, stage } = props;
  const { t } = frame;
  const place = `/cycles/${cycle.id}/self-assessment`;
  const waiting = waitingIn(props);
  const shown = only === 'waiting' ? waiting : only === 'open' ? open : criteria;
  const mapped = earlier?.mapped === true && earlier.version !== undefined ? earlier : undefined;
  const columns = [
    ...(mapped === undefined ? [] : [{ label: t('earlier.column') }]),
    { label: t('self-assessment.answer') },
    ...(determinations === undefined ? [] : [{ label: t('self-assessment.determination') }]),
  ];
  const answerCell = (criterion: Criterion): GridCell =>
    waiting.includes(criterion)
      ? { tone: 'open', word: t('earlier.waits') }
      : ratingCell(t, scheme, criterion, answers[criterion.id]);
  return (
    <section>
      <h2>{t('self-assessment.answers')}</h2>
      {stage.is === 'open' && (
        <nav class="filters" aria-label={t('self-assessment.filter')}>
          <Filter
            href={place}
            current={only === undefined}
            label={t('self-assessment.show-all', { count: criteria.length })}
          />
          <Filter
            href={`${place}?show=open`}
            current={only === 'open'}
            label={t('self-assessment.show-open', { count: open.length })}
          />
          {mapped !== undefined && (
            <Filter
              href={`${place}?show=waiting`}
              current={only === 'waiting'}
              label={t('earlier.show-waiting', { count: waiting.length })}
            />
          )}
        </nav>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t(only === 'waiting' ? 'earlier.none-waiting' : 'self-assessment.none-open')} />
      ) : (
        <CriteriaGrid
          t={t}
          caption={t('self-assessment.answers')}
          columns={columns}
          words
          legend={ratingLegend(t, scheme, criteria)}
          groups={byGroup(t, scheme, shown).map(({ criteria: own, label, order }) => ({
            ...{ label, order },
            rows: own.map((criterion) => ({
              number: criterion.number,
              title: <SchemeWords t={t} words={criterion.title} />,
              href: `${place}/${criterion.id}`,
              ...partlyRated(t, criterion, answers, open),
              cells: [
                ...(mapped === undefined ? [] : [earlierCell(t, mapped, criterion)]),
                answerCell(criterion),
                ...(determinations === undefined
                  ? []
                  : [ratingCell(t, scheme, criterion, determinations[criterion.id])]),
              ],
            })),
          }))}
        />
      )}
      {mapped !== undefined && <Withdrawn t={t} earlier={mapped} />}
    </section>
  );
}

/** What was answered before on what this criterion asks, in the words of the version of then. */
function earlierCell(t: Translator, { points, version }: EarlierCycle, { id }: Criterion): GridCell {
  const own = points.filter(({ criterion }) => criterion === id);
  const [point] = own;
  if (point === undefined || version === undefined) return { tone: 'neutral', word: t('earlier.new-word') };
  if (own.length > 1) return { tone: 'neutral', word: t('earlier.several', { count: own.length }) };
  return ratingCell(t, version.scheme, point.was, point.answer.rating);
}

function Withdrawn({ t, earlier }: { readonly t: Translator; readonly earlier: EarlierCycle }): VNode | null {
  const { version, withdrawn } = earlier;
  if (version === undefined || withdrawn.length === 0) return null;
  return (
    <section>
      <h3>{t('earlier.withdrawn')}</h3>
      <p>{t('earlier.withdrawn-lead', { version: t.text(version.scheme.standardName) })}</p>
      <ul>
        {withdrawn.map(({ id, number, title }) => (
          <li>
            <a href={criterionHref(version.hash, id)}>
              {number} <SchemeWords t={t} words={title} />
            </a>
          </li>
        ))}
      </ul>
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
  cycle,
  scheme,
}: Pick<SelfAssessmentPageProps, 'frame' | 'advice' | 'cycle' | 'scheme'>): VNode {
  return (
    <section>
      <h2>{t('self-assessment.advice')}</h2>
      <p>{t('self-assessment.advice-hint')}</p>
      <AdviceTree {...{ t, scheme, advice }} place={`/cycles/${cycle.id}/self-assessment`} />
    </section>
  );
}
