/**
 * The clocks of a scheme, drawn from the event that each counts from, with the same lengths in a table. Events that no
 * rule ties to each other have no distance between them, so each has a line of its own; nothing is drawn for an unset clock.
 */
import type { VNode } from 'preact';
import type { Period } from '@touchstone/kernel';
import {
  anchorInWords,
  capital,
  clockInWords,
  clockRightsInWords,
  periodInWords,
  type Clock,
  type Due,
} from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export function SchemeClocks({ t, scheme }: SaidOfScheme): VNode {
  return (
    <>
      <ClockDrawing t={t} scheme={scheme} />
      <Table
        caption={t('scheme.clocks')}
        captionUnseen
        columns={[{ label: t('scheme.clock') }, { label: t('scheme.clock-rule') }, { label: t('scheme.stopped-by') }]}
        rows={scheme.clocks.map((clock) => [
          <SchemeWords t={t} words={clock.name} />,
          <>
            {clock.due === null ? (
              <StateMark tone="neutral">{t('scheme.unset')}</StateMark>
            ) : (
              [clockInWords(clock, t.language), ...clockRightsInWords(clock, t.language)].join(' ')
            )}
            <SourceNote t={t} source={clock.source} />
          </>,
          clock.metBy === undefined ? '–' : capital(anchorInWords(clock.metBy, t.language)),
        ])}
      />
    </>
  );
}

interface ClockBar {
  readonly clock: Clock;
  readonly anchor: string;
  readonly after: Period;
  /** of several counts, which one decides; absent where there is one only */
  readonly among?: 'earliest' | 'latest';
}

function barsOf(clock: Clock, due: Due, among?: ClockBar['among']): readonly ClockBar[] {
  if ('anchor' in due) {
    return [{ clock, anchor: due.anchor, after: due.after, ...(among === undefined ? {} : { among }) }];
  }
  const [kind, parts] = 'earliest' in due ? (['earliest', due.earliest] as const) : (['latest', due.latest] as const);
  return parts.flatMap((part) => barsOf(clock, part, kind));
}

function ClockDrawing({ t, scheme }: SaidOfScheme): VNode | null {
  const bars = scheme.clocks.flatMap((clock) => {
    const { due, metBy, thenEvery } = clock;
    const again = metBy === undefined || thenEvery === undefined ? [] : [{ clock, anchor: metBy, after: thenEvery }];
    return [...(due === null ? [] : barsOf(clock, due)), ...again];
  });
  const unset = scheme.clocks.filter(({ due }) => due === null);
  if (bars.length === 0) return null;
  const longest = Math.max(1, ...bars.map(({ after }) => daysOf(after)));
  const anchors = [...new Set(bars.map(({ anchor }) => anchor))];
  return (
    <figure class="timeline">
      <figcaption>{t('scheme.clocks-drawn')}</figcaption>
      <div class="timeline-axis" aria-hidden="true">
        <svg class="timeline-track" width="100%" height="44" focusable="false">
          {ticksOf(longest).map((tick) => (
            <>
              <line
                class="timeline-tick"
                x1={share(daysOf(tick), longest)}
                x2={share(daysOf(tick), longest)}
                y1="32"
                y2="44"
              />
              <text
                class="timeline-text"
                x={share(daysOf(tick), longest)}
                y="28"
                text-anchor={daysOf(tick) > longest * 0.9 ? 'end' : 'middle'}
              >
                {periodInWords(tick, t.language)}
              </text>
            </>
          ))}
        </svg>
      </div>
      {anchors.map((anchor) => (
        <>
          <p class="timeline-from">{t('scheme.counted-from', { event: anchorInWords(anchor, t.language) })}</p>
          <ul>
            {bars
              .filter((bar) => bar.anchor === anchor)
              .map((bar) => (
                <Row t={t} scheme={scheme} bar={bar} longest={longest} />
              ))}
          </ul>
        </>
      ))}
      {unset.length > 0 && (
        <>
          <p class="timeline-from">{t('scheme.counted-unset')}</p>
          <ul>
            {unset.map(({ name }) => (
              <li class="timeline-row timeline-undrawn">
                <div class="timeline-words">
                  <span class="timeline-label">{t.text(name)}</span>
                  <StateMark tone="neutral">{t('scheme.unset')}</StateMark>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}

function Row({ t, bar, longest }: SaidOfScheme & { readonly bar: ClockBar; readonly longest: number }): VNode {
  const { after, among, clock } = bar;
  const days = daysOf(after);
  const length = days === 0 ? t('scheme.at-once') : periodInWords(after, t.language);
  return (
    <li class="timeline-row">
      <div class="timeline-words">
        <span class="timeline-label">{t.text(clock.name)}</span>
        {among === undefined ? length : t(`scheme.among.${among}`, { length })}
      </div>
      <svg class="timeline-track" width="100%" height="40" aria-hidden="true" focusable="false">
        <rect class="timeline-span" x="0" width={share(days, longest)} y="50%" height="8" />
        <rect class="timeline-due" x={share(days, longest)} width="3" y="50%" height="20" />
      </svg>
    </li>
  );
}

/** For the drawing only; due days are reckoned by the calendar. */
function daysOf({ years = 0, months = 0, days = 0 }: Period): number {
  return years * 365.25 + months * 30.4375 + days;
}

function share(days: number, longest: number): string {
  return `${String(Math.round((10_000 * days) / longest) / 100)}%`;
}

/** Even steps of a length that people count in, four of them at most. */
function ticksOf(longest: number): readonly Period[] {
  const step = steps.find((one) => daysOf(periodOf(one, 1)) * 4 >= longest) ?? defaultStep;
  const ticks: Period[] = [];
  for (let times = 1; daysOf(periodOf(step, times)) <= longest * 1.001; times += 1) ticks.push(periodOf(step, times));
  return ticks;
}

type Step = readonly [unit: 'days' | 'months' | 'years', length: number];
const defaultStep: Step = ['years', 25];
const steps: readonly Step[] = [
  ...([
    ['days', 7],
    ['days', 30],
    ['months', 3],
    ['months', 6],
    ['years', 1],
    ['years', 2],
    ['years', 5],
  ] as const),
];

/** Months that make whole years are called years. */
function periodOf([unit, length]: Step, times: number): Period {
  const total = length * times;
  return unit === 'months' && total % 12 === 0 ? { years: total / 12 } : { [unit]: total };
}
