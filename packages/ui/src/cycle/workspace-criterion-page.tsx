/** One criterion of a cycle: what it asks, the site's answer, the determination and the finding, in one place. */
import type { ComponentChildren, VNode } from 'preact';
import { daysBetween, type PlainDate } from '@touchstone/kernel';
import type { Criterion, Requirement, Scheme } from '@touchstone/domain';
import type { ShownObservation } from '../assessment/visit-page.tsx';
import { Beside } from '../components/beside.tsx';
import { Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { CriterionAsks } from '../rating/criterion-asks.tsx';
import { FormerRatings, ReplacedRating, type Former } from '../rating/former-ratings.tsx';
import { ObservedAt } from '../rating/observed-at.tsx';
import { ratingCell } from '../rating/rating-cells.ts';
import { RatingSummary } from '../rating/rating-summary.tsx';
import type { ShownRating } from '../rating/shown-rating.ts';
import { criterionHref } from '../scheme/scheme-view.tsx';
import type { CycleFacts } from './cycle-standing.tsx';
import { CycleSubpage } from './cycle-subpage.tsx';
import { workspaceHref } from './workspace-page.tsx';

export interface WorkspaceCriterionPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly hash: string;
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
  readonly answer?: ShownRating;
  /** what stood there before it */
  readonly former?: Former;
  /** `withheld`: this reader may not know yet whether there is one */
  readonly determination: ShownRating | 'none' | 'withheld';
  /** everything that was raised on this criterion, as this reader may know it */
  readonly findings: readonly WorkspaceFinding[];
  /** the site's own words against the determination */
  readonly disagreement?: string;
  /** what the team put on record of this criterion beside its determination */
  readonly observations: readonly ShownObservation[];
  readonly previous?: Criterion;
  readonly next?: Criterion;
}

export interface WorkspaceFinding {
  readonly id: string;
  readonly closed: boolean;
  /** by when the scheme wants it closed */
  readonly due?: PlainDate;
  readonly actions: readonly string[];
  readonly done?: string;
  readonly verified?: string;
  /** the level at which it was seen last, which is the determination's until something was verified */
  readonly level: string;
}

export function WorkspaceCriterionPage(props: WorkspaceCriterionPageProps): VNode {
  const { frame, answer, asked, criterion, cycle, determination, findings, former, hash, previous, next, scheme } =
    props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  const place = `/cycles/${cycle.id}`;
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      heading={
        <>
          {criterion.number} <SchemeWords t={t} words={criterion.title} />
        </>
      }
      below={[{ href: workspaceHref(cycle.id), label: t('workspace.title') }]}
      standing={false}
      width="wide"
    >
      <ReplacedRating {...{ t, former }} phase="self-assessment" standing={answer} />
      <CriterionAsks {...{ t, scheme, criterion, asked }} />
      <p>
        <a href={criterionHref(hash, criterion.id)}>{t('workspace.rules')}</a>
      </p>
      <Beside
        even
        reading={
          <Part
            title={t('workspace.answer')}
            href={`${place}/self-assessment/${criterion.id}`}
            to={t('workspace.to-answer')}
          >
            {answer === undefined ? (
              <p>{t('workspace.no-answer')}</p>
            ) : (
              <RatingSummary {...{ t, scheme, criterion }} shown={answer} />
            )}
            <FormerRatings {...{ t, scheme, criterion, former }} />
          </Part>
        }
        acting={
          <Part
            title={t('workspace.determination')}
            {...(determination === 'withheld' ? {} : { href: `${place}/assessment/${criterion.id}` })}
            to={t('workspace.to-determination')}
          >
            {determination === 'withheld' ? (
              <p>{t('workspace.withheld')}</p>
            ) : determination === 'none' ? (
              <p>{t('workspace.no-determination')}</p>
            ) : (
              <RatingSummary {...{ t, scheme, criterion }} shown={determination} />
            )}
            {props.disagreement !== undefined && (
              <Notice tone="important" title={t('disagreement.title')}>
                <p class="words">{props.disagreement}</p>
              </Notice>
            )}
          </Part>
        }
      />
      {props.observations.length > 0 && (
        <Part title={t('visit.observations')} href={`${place}/visit`} to={t('workspace.to-visit')}>
          <ul>
            {props.observations.map(({ kind, observedAt, text }) => (
              <li>
                <strong>{t(`visit.kind.${kind}`)}</strong> <p class="words">{text}</p>
                {observedAt !== undefined && <ObservedAt {...{ t, observedAt }} />}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {findings.length === 0
        ? determination !== 'withheld' && (
            <Part title={t('workspace.finding')} to="">
              <p>{t('workspace.no-finding')}</p>
            </Part>
          )
        : findings.map((finding) => (
            <Part
              title={t('workspace.finding')}
              href={`${place}/improvement/${finding.id}`}
              to={t('workspace.to-finding')}
            >
              <SummaryList rows={findingRows(props, finding)} />
            </Part>
          ))}
      <Pagination
        t={t}
        {...(previous === undefined ? {} : { previous: workspaceHref(cycle.id, previous.id) })}
        {...(next === undefined ? {} : { next: workspaceHref(cycle.id, next.id) })}
      />
    </CycleSubpage>
  );
}

interface PartProps {
  readonly title: string;
  /** where the same is worked on; absent where this reader has nothing to open */
  readonly href?: string;
  readonly to: string;
  readonly children: ComponentChildren;
}

function Part({ title, href, to, children }: PartProps): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
      {href !== undefined && (
        <p>
          <a href={href}>{to}</a>
        </p>
      )}
    </section>
  );
}

function findingRows(props: WorkspaceCriterionPageProps, finding: WorkspaceFinding): readonly SummaryRow[] {
  const { criterion, frame, scheme } = props;
  const { t, today } = frame;
  const { actions, closed, done, due, level, verified } = finding;
  const seen = ratingCell(t, scheme, criterion, { level });
  const days = due === undefined ? 0 : daysBetween(today, due);
  const late = !closed && days < 0;
  return [
    {
      term: t('workspace.state'),
      value: (
        <StateMark tone={closed ? 'good' : late ? 'late' : 'part'}>
          {t(closed ? 'workspace.finding.closed' : late ? 'workspace.finding.late' : 'workspace.finding.open')}
        </StateMark>
      ),
    },
    ...(closed
      ? []
      : [
          {
            term: t('forecast.due'),
            value:
              due === undefined
                ? t('workspace.no-due')
                : t('workspace.due', { date: t.date(due), left: t.daysLeft(days) }),
          },
        ]),
    ...actions.flatMap((action) => words(t('workspace.action'), action)),
    ...words(t('workspace.done'), done),
    ...words(t('workspace.verified'), verified),
    ...(verified === undefined
      ? []
      : [{ term: t('workspace.verified-level'), value: <StateMark tone={seen.tone}>{seen.word}</StateMark> }]),
  ];
}

function words(term: string, text: string | undefined): readonly SummaryRow[] {
  return text === undefined ? [] : [{ term, value: <span class="words">{text}</span> }];
}
