/**
 * What the site answered before on what this criterion asks now: from which criterion of which version, what changed since,
 * what the assessor determined then, and what became of findings. To read beside the form, and to start from.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import {
  changeInWords,
  compareSchemes,
  isChangeOfPair,
  pairsSince,
  relationInWords,
  type CompiledScheme,
  type Criterion,
  type Scheme,
  type StartingPoint,
} from '@touchstone/domain';
import { LinkButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';
import { ratingCell } from '../rating/rating-cells.ts';
import { RatedRequirements } from '../rating/rated-requirements.tsx';
import { RatingSummary } from '../rating/rating-summary.tsx';
import type { ShownRating } from '../rating/shown-rating.ts';
import { criterionHref } from '../scheme/scheme-view.tsx';

/** The cycle before, for a reader who may read it. */
export interface EarlierCycle {
  readonly cycle: string;
  /** the version that it was pinned to; absent where it has no answers here */
  readonly version?: CompiledScheme;
  /** over which a mapping may lead from that version to this one */
  readonly versions?: readonly Scheme[];
  /** this version says where the criteria of that one went */
  readonly mapped: boolean;
  /** of every criterion to which an answer leads */
  readonly points: readonly EarlierPoint[];
  readonly withdrawn: readonly Criterion[];
}

export interface EarlierPoint extends StartingPoint {
  /** of the version before */
  readonly was: Criterion;
  readonly answer: ShownRating;
  /** where this reader may know it */
  readonly determination?: ShownRating;
  readonly findings: readonly { readonly finding: string; readonly closed: boolean }[];
  /** evidence of the answer whose last day is past */
  readonly lapsed: readonly { readonly title: string; readonly until: PlainDate }[];
}

export interface EarlierAnswersProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  readonly earlier: EarlierCycle;
  /** that the cycle before was pinned to */
  readonly version: CompiledScheme;
  /** where this reader can start from one of the answers: the address of the form, and the criterion it began with */
  readonly startAt?: StartAt;
}

interface StartAt {
  readonly href: string;
  readonly begun?: string;
}

export function EarlierAnswers({ t, criterion, earlier, scheme, startAt, version }: EarlierAnswersProps): VNode {
  const points = earlier.points.filter((point) => point.criterion === criterion.id);
  const pairs = pairsSince(scheme, version.scheme, earlier.versions);
  const isNew = pairs?.every(({ from, to }) => to !== criterion.id || from === undefined);
  return (
    <section>
      <h2>{t('earlier.title')}</h2>
      {points.length === 0 && <p>{t(isNew === true ? 'earlier.new' : 'earlier.unanswered')}</p>}
      {points.map((point) => (
        <Point {...{ t, earlier, point, scheme, version }} {...(startAt === undefined ? {} : { startAt })} />
      ))}
      <p>
        <a href={`/cycles/${earlier.cycle}`}>{t('earlier.cycle')}</a>
      </p>
    </section>
  );
}

interface PointProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly version: CompiledScheme;
  readonly earlier: EarlierCycle;
  readonly point: EarlierPoint;
  readonly startAt?: StartAt;
}

function Point({ t, earlier, point, scheme, startAt, version }: PointProps): VNode {
  const { answer, determination, findings, reason, relation, was } = point;
  const before = version.scheme;
  return (
    <article>
      <h3>
        <a href={criterionHref(version.hash, was.id)}>
          {was.number} <SchemeWords t={t} words={was.title} />
        </a>
        <span class="aside">
          <SchemeWords t={t} words={before.standardName} />
        </span>
      </h3>
      <p>
        {relationInWords(relation, t.language)} {reason !== undefined && <SchemeWords t={t} words={reason} />}
      </p>
      {before.version !== scheme.version && <Changed {...{ t, before, point, scheme }} />}
      <h4>{t('earlier.answer')}</h4>
      <RatingSummary {...{ t, scheme: before, criterion: was, shown: answer }} />
      <Lapsed t={t} point={point} />
      {determination !== undefined && (
        <>
          <h4>{t('earlier.determined')}</h4>
          <Determined {...{ t, before, was, determination }} />
        </>
      )}
      {findings.length > 0 && (
        <p>
          {t('earlier.findings')}
          {t('component.colon')}{' '}
          {findings.map(({ closed, finding }) => (
            <a href={`/cycles/${earlier.cycle}/improvement/${finding}`}>
              {was.number} ({t(closed ? 'earlier.finding.closed' : 'earlier.finding.open')})
            </a>
          ))}
        </p>
      )}
      {startAt !== undefined && startAt.begun !== was.id && (
        <p>
          <LinkButton kind="secondary" href={`${startAt.href}?from=${was.id}#form`} label={t('earlier.start')} />
        </p>
      )}
    </article>
  );
}

/** That evidence of then no longer holds, so that nobody confirms unawares what nothing shows any more. */
export function Lapsed({ t, point }: Pick<PointProps, 't' | 'point'>): VNode {
  return (
    <>
      {point.lapsed.map(({ title, until }) => (
        <StateMark tone="late">{t('earlier.lapsed', { title, date: t.date(until) })}</StateMark>
      ))}
    </>
  );
}

function Determined({
  t,
  before,
  determination,
  was,
}: {
  readonly t: Translator;
  readonly before: Scheme;
  readonly was: Criterion;
  readonly determination: ShownRating;
}): VNode {
  const { tone, word } = ratingCell(t, before, was, determination.rating);
  return (
    <>
      <p>
        <StateMark tone={tone}>{word}</StateMark>
      </p>
      <p class="words">{determination.rationale}</p>
      <RatedRequirements {...{ t, scheme: before, criterion: was }} requirements={determination.requirements} />
    </>
  );
}

/** Every difference between the two versions that speaks of this pair, or of the levels of its scale. */
function Changed({
  t,
  before,
  point,
  scheme,
}: {
  readonly t: Translator;
  readonly before: Scheme;
  readonly scheme: Scheme;
  readonly point: EarlierPoint;
}): VNode {
  const pair = { from: point.was.id, to: point.criterion };
  const scale = scheme.criteria.find(({ id }) => id === point.criterion)?.scale;
  const changes = compareSchemes(before, scheme).changes.filter(
    (change) => isChangeOfPair(change, pair) || ('part' in change && change.part === 'scale' && change.id === scale),
  );
  return (
    <Details summary={t('earlier.changed')} open={!point.confirmable}>
      {changes.length === 0 ? (
        <p>{t('earlier.same-words')}</p>
      ) : (
        <ul class="changes">
          {changes.map((change) => (
            <li>{changeInWords(before, scheme, change, t.language)}</li>
          ))}
        </ul>
      )}
    </Details>
  );
}
