/**
 * What happened in a case, what is due by which clock and when an award can fall, on one scale of time drawn on the server,
 * with a list of the same days in their order. Positions are per cent of the drawing's width, so it fits a phone without
 * script and its words keep their size.
 */
import type { ComponentChildren, VNode } from 'preact';
import { daysBetween, type PlainDate } from '@touchstone/kernel';
import type { ClockReading } from '@touchstone/domain';
import type { PageFrame } from '../page/page-frame.ts';
import { dayScale, type DayScale } from './day-scale.ts';
import { Details } from './details.tsx';
import { StateMark } from './state-mark.tsx';
import { Table } from './table.tsx';
import type { Tone } from './tone.ts';

export interface TimelineProps {
  readonly frame: PageFrame;
  readonly caption: string;
  /** the first and last day that is drawn */
  readonly begins: PlainDate;
  readonly ends: PlainDate;
  readonly clocks: readonly TimelineClock[];
  /** what has happened, in its order */
  readonly events: readonly TimelineEvent[];
  /** between which days an award can fall; open where there is no latest day; absent once it is decided */
  readonly award?: { readonly earliest: PlainDate; readonly latest?: PlainDate };
}

export interface TimelineEvent {
  readonly label: string;
  readonly on: PlainDate;
}

export interface TimelineClock extends Pick<ClockReading, 'due' | 'state' | 'metOn' | 'pausedOn'> {
  readonly label: string;
  /** the day from which it runs; absent while its beginning has not happened */
  readonly from?: PlainDate;
  /** the day on which it was due before people moved it */
  readonly movedFrom?: PlainDate;
}

export const clockTones: Readonly<Record<ClockReading['state'], Tone>> = {
  unset: 'neutral',
  waiting: 'neutral',
  running: 'open',
  paused: 'stopped',
  met: 'good',
  'met-late': 'late',
  overdue: 'late',
};

export function Timeline(props: TimelineProps): VNode {
  const { frame, award, begins, caption, clocks, ends, events } = props;
  const { t, today } = frame;
  const scale = dayScale(begins, ends);
  const drawn = { scale, today };
  const last = events.at(-1);
  return (
    <figure class="timeline">
      <figcaption>{caption}</figcaption>
      <div class="timeline-axis" aria-hidden="true">
        <Axis {...drawn} word={t('component.today')} />
      </div>
      <ul>
        {last !== undefined && (
          <Row
            {...drawn}
            label={t('component.happened', { count: events.length })}
            state={t('component.happened-last', { what: last.label, date: t.date(last.on) })}
            tone="good"
          >
            {events.map(({ on }) => (
              <circle class="timeline-met" cx={scale.at(on)} cy="50%" r="6" />
            ))}
          </Row>
        )}
        {clocks.flatMap((clock) =>
          clock.due === undefined
            ? []
            : [
                <Row {...drawn} label={clock.label} state={clockWords(frame, clock)} tone={clockTones[clock.state]}>
                  <ClockDrawn {...drawn} clock={clock} due={clock.due} />
                </Row>,
              ],
        )}
        {award !== undefined && (
          <Row {...drawn} label={t('component.award')} state={awardWords(frame, award)} tone="open">
            <rect
              class={award.latest === undefined ? 'timeline-open' : 'timeline-may'}
              x={scale.at(award.earliest)}
              width={scale.width(award.earliest, award.latest ?? ends)}
              y="50%"
              height="8"
            />
          </Row>
        )}
      </ul>
      <Undrawn {...props} />
      <Details summary={t('component.same-days')}>
        <DaysInOrder {...props} />
      </Details>
    </figure>
  );
}

/** Clocks without a day have nothing to draw: one line for those that have not begun, one for those that are unset. */
function Undrawn({ frame: { t }, clocks }: TimelineProps): VNode {
  const without = clocks.filter(({ due }) => due === undefined);
  const lines = [
    { is: 'waiting', of: without.filter(({ state }) => state !== 'unset') } as const,
    { is: 'unset', of: without.filter(({ state }) => state === 'unset') } as const,
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      {lines.map(({ is, of }) => (
        <p class="timeline-undrawn">
          <StateMark tone="neutral">
            {t(`component.clocks-${is}`, { clocks: t.list(of.map(({ label }) => label)) })}
          </StateMark>
        </p>
      ))}
    </>
  );
}

function DaysInOrder({ frame, award, caption, clocks, events }: TimelineProps): VNode {
  const { t, today } = frame;
  const days: { readonly on: PlainDate; readonly what: string; readonly state: string }[] = [
    ...events.map(({ label, on }) => ({ on, what: label, state: t('component.happened-once') })),
    ...clocks.flatMap((clock) =>
      clock.due === undefined ? [] : [{ on: clock.due, what: clock.label, state: clockWords(frame, clock) }],
    ),
    { on: today, what: t('component.today'), state: '–' },
    ...(award === undefined
      ? []
      : [{ on: award.earliest, what: t('component.award'), state: t('component.earliest') }]),
    ...(award?.latest === undefined
      ? []
      : [{ on: award.latest, what: t('component.award'), state: t('component.latest') }]),
  ];
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: t('component.day') }, { label: t('component.what') }, { label: t('component.clock-state') }]}
      rows={days
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .map(({ on, state, what }) => [t.date(on), what, state])}
    />
  );
}

/** What the clock says in words; the drawing adds nothing that is not said here. */
export function clockWords(frame: PageFrame, clock: Omit<TimelineClock, 'label'>): string {
  const { t } = frame;
  const words = unmovedWords(frame, clock);
  return clock.movedFrom === undefined ? words : t('component.clock.moved', { words, date: t.date(clock.movedFrom) });
}

function unmovedWords({ t, today }: PageFrame, { due, metOn, pausedOn, state }: Omit<TimelineClock, 'label'>): string {
  if ((state === 'met' || state === 'met-late') && metOn !== undefined) {
    return t(`component.clock.${state}`, { date: t.date(metOn) });
  }
  if (due === undefined) return t(state === 'unset' ? 'component.clock.unset' : 'component.clock.waiting');
  const left = t.daysLeft(daysBetween(today, due));
  if (pausedOn !== undefined) return t('component.clock.paused', { date: t.date(pausedOn), left });
  return t('component.due', { date: t.date(due), left });
}

function awardWords({ t }: PageFrame, { earliest, latest }: NonNullable<TimelineProps['award']>): string {
  return latest === undefined
    ? t('component.award-open', { earliest: t.date(earliest) })
    : t('component.award-between', { earliest: t.date(earliest), latest: t.date(latest) });
}

interface DrawnOn {
  readonly scale: DayScale;
  readonly today: PlainDate;
}

interface RowProps extends DrawnOn {
  readonly label: string;
  readonly state: string;
  readonly tone: Tone;
  readonly children: ComponentChildren;
}

function Row({ scale, today, label, state, tone, children }: RowProps): VNode {
  return (
    <li class="timeline-row">
      <div class="timeline-words">
        <span class="timeline-label">{label}</span>
        <StateMark tone={tone}>{state}</StateMark>
      </div>
      <svg class="timeline-track" width="100%" height="40" aria-hidden="true" focusable="false">
        {scale.holds(today) && (
          <line class="timeline-today" x1={scale.at(today)} x2={scale.at(today)} y1="0" y2="100%" />
        )}
        {children}
      </svg>
    </li>
  );
}

function Axis({ scale, today, word }: DrawnOn & { readonly word: string }): VNode {
  return (
    <svg class="timeline-track" width="100%" height="44" focusable="false">
      {scale.ticks.map(({ day, label }) => (
        <>
          <line
            class="timeline-tick"
            x1={scale.at(day)}
            x2={scale.at(day)}
            y1={label === undefined ? 40 : 36}
            y2="44"
          />
          {label !== undefined && (
            <text class="timeline-text" x={scale.at(day)} y="12" text-anchor={scale.anchor(day)}>
              {label}
            </text>
          )}
        </>
      ))}
      {scale.holds(today) && (
        <text class="timeline-text timeline-now" x={scale.at(today)} y="31" text-anchor={scale.anchor(today)}>
          {word}
        </text>
      )}
      {scale.holds(today) && <line class="timeline-today" x1={scale.at(today)} x2={scale.at(today)} y1="36" y2="44" />}
    </svg>
  );
}

interface ClockDrawnProps extends DrawnOn {
  readonly clock: TimelineClock;
  readonly due: PlainDate;
}

/** A bar from where the clock runs to where it is due, filled as far as its time is spent; a paused one stops there. */
function ClockDrawn({ scale, today, clock: { from, metOn, movedFrom, pausedOn, state }, due }: ClockDrawnProps): VNode {
  const spent = metOn ?? pausedOn ?? today;
  const late = spent > due;
  const bar = (kind: string, begins: PlainDate, ends: PlainDate): VNode | null =>
    ends > begins ? (
      <rect class={`timeline-${kind}`} x={scale.at(begins)} width={scale.width(begins, ends)} y="50%" height="8" />
    ) : null;
  return (
    <>
      {from !== undefined && bar('span', from, due)}
      {from !== undefined && bar('spent', from, late ? due : spent)}
      {pausedOn !== undefined && bar('open', pausedOn, today)}
      {late && bar('over', due, spent)}
      {movedFrom !== undefined && <Tick scale={scale} day={movedFrom} state="moved" />}
      <Tick scale={scale} day={due} state={state} />
      {metOn !== undefined && <circle class="timeline-met" cx={scale.at(metOn)} cy="50%" r="6" />}
    </>
  );
}

interface TickProps {
  readonly scale: DayScale;
  readonly day: PlainDate;
  readonly state: string;
}

function Tick({ scale, day, state }: TickProps): VNode | null {
  if (!scale.holds(day)) return null;
  return <rect class={`timeline-due timeline-due-${state}`} x={scale.at(day)} width="3" y="50%" height="20" />;
}
