/**
 * What the scheme makes public of a cycle beyond its standing: the letter, ratings, summary, plan, conditions and reasons,
 * each only where its rules open it; and what is still to come, or can be had by asking.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import {
  capital,
  publicFactInWords,
  publicationInWords,
  type AwardCondition,
  type CompiledScheme,
  type PublicationReading,
  type Rating,
} from '@touchstone/domain';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { CriteriaGrid } from '../components/criteria-grid.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';
import { PilotNotice } from '../participation/pilot-mark.tsx';
import { byGroup, ratingBars, ratingCell, ratingLegend } from '../rating/rating-cells.ts';
import { criterionHref } from '../scheme/scheme-view.tsx';

export interface PublishedFacts {
  /** the version that the cycle is pinned to */
  readonly compiled: CompiledScheme;
  /** since when every criterion that applies is confirmed to be met and verified */
  readonly conformedOn?: PlainDate;
  /** the site takes part as a pilot */
  readonly pilot?: true;
  readonly letter?: true;
  /** by criterion id; determinations as they stand */
  readonly ratings?: Readonly<Record<string, Rating>>;
  readonly summary?: string;
  readonly plan?: readonly PublicPlan[];
  readonly conditions?: readonly AwardCondition[];
  readonly reasons?: string;
  /** what is not open to everybody, as the scheme says it */
  readonly still: readonly PublicationReading[];
}

export interface PublicPlan {
  readonly criterion: string;
  readonly action: string;
  readonly dueOn: PlainDate | null;
  readonly closed: boolean;
}

export interface PublishedFactsProps {
  readonly t: Translator;
  readonly facts: PublishedFacts;
}

export function PublishedFactsShown({ t, facts }: PublishedFactsProps): VNode {
  const { compiled, conditions = [], conformedOn, letter, pilot, plan = [], ratings, reasons, summary } = facts;
  const { scheme } = compiled;
  return (
    <>
      {pilot === true && <PilotNotice t={t} />}
      {conformedOn !== undefined && (
        <Part title={t('register.conformance')}>
          <p>
            <StateMark tone="verified">{t('register.conformance-on', { date: t.date(conformedOn) })}</StateMark>
          </p>
        </Part>
      )}
      {conditions.length > 0 && (
        <Part title={t('register.conditions')}>
          <ul>
            {conditions.map(({ text }) => (
              <li>
                <SchemeWords t={t} words={text} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {reasons !== undefined && (
        <Part title={t('register.reasons')}>
          <p class="words">{reasons}</p>
        </Part>
      )}
      {ratings !== undefined && <Ratings t={t} compiled={compiled} ratings={ratings} />}
      {summary !== undefined && (
        <Part title={t('register.summary')}>
          <p class="words">{summary}</p>
        </Part>
      )}
      {plan.length > 0 && <Plan t={t} compiled={compiled} plan={plan} />}
      {letter === true && (
        <Part title={t('register.letter')}>
          <ol>
            {scheme.letter.promises.map(({ text }) => (
              <li>
                <SchemeWords t={t} words={text} />
              </li>
            ))}
          </ol>
        </Part>
      )}
      <Still t={t} facts={facts} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Ratings({
  t,
  compiled: { hash, scheme },
  ratings,
}: Pick<PublishedFactsProps, 't'> & {
  readonly compiled: CompiledScheme;
  readonly ratings: Readonly<Record<string, Rating>>;
}): VNode {
  const rated = scheme.criteria.filter(({ id }) => Object.hasOwn(ratings, id));
  return (
    <Part title={t('register.ratings')}>
      <BarsPerGroup t={t} caption={t('register.ratings-bars')} {...ratingBars(t, scheme, rated, ratings)} />
      <CriteriaGrid
        t={t}
        caption={t('register.ratings')}
        columns={[{ label: t('register.rating') }]}
        legend={ratingLegend(t, scheme, rated)}
        groups={byGroup(t, scheme, rated).map(({ criteria, label, order }) => ({
          ...{ label, order },
          rows: criteria.map((criterion) => ({
            number: criterion.number,
            title: t.text(criterion.title),
            href: criterionHref(hash, criterion.id),
            cells: [ratingCell(t, scheme, criterion, ratings[criterion.id])],
          })),
        }))}
      />
    </Part>
  );
}

function Plan({
  t,
  compiled: { scheme },
  plan,
}: Pick<PublishedFactsProps, 't'> & {
  readonly compiled: CompiledScheme;
  readonly plan: readonly PublicPlan[];
}): VNode {
  return (
    <Part title={t('register.plan')}>
      <Table
        caption={t('register.plan')}
        captionUnseen
        columns={[
          { label: t('component.criterion') },
          { label: t('register.plan-action') },
          { label: t('register.plan-due') },
        ]}
        rows={plan.map(({ action, closed, criterion, dueOn }) => {
          const of = scheme.criteria.find(({ id }) => id === criterion);
          return [
            of === undefined ? criterion : `${of.number} ${t.text(of.title)}`,
            <span class="words">{action}</span>,
            closed ? (
              <StateMark tone="good">{t('register.plan-closed')}</StateMark>
            ) : dueOn === null ? (
              t('scheme.unset')
            ) : (
              t.date(dueOn)
            ),
          ];
        })}
      />
    </Part>
  );
}

function Still({ t, facts: { compiled, still } }: PublishedFactsProps): VNode | null {
  if (still.length === 0) return null;
  const rules = compiled.scheme.publication ?? [];
  return (
    <Part title={t('register.still')}>
      <ul>
        {still.map(({ access, fact, from }) => {
          const rule = rules.find((one) => one.fact === fact && one.access === access);
          return (
            <li>
              {from !== undefined
                ? t(`register.opens.${access}`, {
                    fact: capital(publicFactInWords(fact, t.language)),
                    date: t.date(from),
                  })
                : rule !== undefined && publicationInWords(rule, t.language)}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
