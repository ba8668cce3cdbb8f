/**
 * The clocks of a case on one scale of time, drawn on the server, with a table of the same days. Positions are per cent of
 * the drawing's width, so it fits a phone without script and its words keep their size.
 */
import type { VNode } from 'preact';
import { daysBetween, type PlainDate } from '@touchstone/kernel';
import type { ClockReading } from '@touchstone/domain';
import type { PageFrame } from '../page/page-frame.ts';
import { Details } from './details.tsx';
import { StateMark } from './state-mark.tsx';
import { Table } from './table.tsx';
import { dayScale, type DayScale } from './day-scale.ts';
import type { Tone } from './tone.ts';

export interface TimelineProps {
  readonly frame: PageFrame;
  readonly caption: string;
  /** the first and last day that is drawn */
  readonly begins: PlainDate;
  readonly ends: PlainDate;
  readonly clocks: readonly TimelineClock[];
  /** what has happened, in its order */
  readonly events?: readonly { readonly label: string; readonly on: PlainDate }[];
}

export interface TimelineClock extends Pick<ClockReading, 'due' | 'state' | 'metOn' | 'pausedOn'> {
  readonly label: string;
  /** the day from which it runs; absent while its beginning has not happened */
  readonly from?: PlainDate;
}

export const clockTones: Readonly<Record<ClockReading['state'], Tone>> = {
  unset: 'neutral',
  waiting: 'neutral',
  running: 'open',
  paused: 'neutral',
  met: 'good',
  'met-late': 'late',
  overdue: 'late',
};

export function Timeline({ frame, caption, begins, ends, clocks, events = [] }: TimelineProps): VNode {
  const { t, today } = frame;
  const scale = dayScale(begins, ends);
  return (
    <figure class="timeline">
      <figcaption>{caption}</figcaption>
      <div class="timeline-axis" aria-hidden="true">
        <Axis scale={scale} today={today} word={t('component.today')} />
      </div>
      <ul>
        {clocks.map((clock) => (
          <li class={clock.due === undefined ? 'timeline-row timeline-undrawn' : 'timeline-row'}>
            <div class="timeline-words">
              <span class="timeline-label">{clock.label}</span>
              <StateMark tone={clockTones[clock.state]}>{clockWords(frame, clock)}</StateMark>
            </div>
            <Track scale={scale} today={today} clock={clock} />
          </li>
        ))}
        {events.map(({ label, on }) => (
          <li class="timeline-row">
            <div class="timeline-words">
              <span class="timeline-label">{label}</span>
              <StateMark tone="good">{t.date(on)}</StateMark>
            </div>
            <svg class="timeline-track" width="100%" height="40" aria-hidden="true" focusable="false">
              <Today scale={scale} today={today} />
              <circle class="timeline-met" cx={scale.at(on)} cy="50%" r="6" />
            </svg>
          </li>
        ))}
      </ul>
      <Details summary={t('component.same-days')}>
        <Table
          caption={caption}
          captionUnseen
          columns={[
            { label: t('component.clock') },
            { label: t('component.clock-from') },
            { label: t('component.clock-due') },
            { label: t('component.clock-state') },
          ]}
          rows={[
            ...clocks.map((clock) => [
              clock.label,
              clock.from === undefined ? '–' : t.date(clock.from),
              clock.due === undefined ? '–' : t.date(clock.due),
              clockWords(frame, clock),
            ]),
            ...events.map(({ label, on }) => [label, t.date(on), '–', t('component.happened')]),
          ]}
        />
      </Details>
    </figure>
  );
}

/** What the clock says in words; the drawing adds nothing that is not said here. */
export function clockWords(
  { t, today }: PageFrame,
  { state, due, metOn, pausedOn }: Omit<TimelineClock, 'label'>,
): string {
  if ((state === 'met' || state === 'met-late') && metOn !== undefined) {
    return t(`component.clock.${state}`, { date: t.date(metOn) });
  }
  if (due === undefined) return t(state === 'unset' ? 'component.clock.unset' : 'component.clock.waiting');
  const left = t.daysLeft(daysBetween(today, due));
  if (pausedOn !== undefined) return t('component.clock.paused', { date: t.date(pausedOn), left });
  return t('component.due', { date: t.date(due), left });
}

interface DrawnOn {
  readonly scale: DayScale;
  readonly today: PlainDate;
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
            y1={label === undefined ? 38 : 32}
            y2="44"
          />
          {label !== undefined && (
            <text class="timeline-text" x={scale.at(day)} y="28" text-anchor={scale.anchor(day)}>
              {label}
            </text>
          )}
        </>
      ))}
      {scale.holds(today) && (
        <text class="timeline-text timeline-now" x={scale.at(today)} y="12" text-anchor={scale.anchor(today)}>
          {word}
        </text>
      )}
      {scale.holds(today) && <line class="timeline-today" x1={scale.at(today)} x2={scale.at(today)} y1="16" y2="44" />}
    </svg>
  );
}

function Track({
  scale,
  today,
  clock: { from, due, metOn, state },
}: DrawnOn & { readonly clock: TimelineClock }): VNode {
  const spent = metOn ?? today;
  const late = due !== undefined && spent > due;
  return (
    <svg class="timeline-track" width="100%" height="40" aria-hidden="true" focusable="false">
      <Today scale={scale} today={today} />
      {from !== undefined && due !== undefined && (
        <rect class="timeline-span" x={scale.at(from)} width={scale.width(from, due)} y="50%" height="8" />
      )}
      {from !== undefined && due !== undefined && spent > from && (
        <rect
          class="timeline-spent"
          x={scale.at(from)}
          width={scale.width(from, late ? due : spent)}
          y="50%"
          height="8"
        />
      )}
      {due !== undefined && late && (
        <rect class="timeline-over" x={scale.at(due)} width={scale.width(due, spent)} y="50%" height="8" />
      )}
      {due !== undefined && scale.holds(due) && (
        <rect class={`timeline-due timeline-due-${state}`} x={scale.at(due)} width="3" y="50%" height="20" />
      )}
      {metOn !== undefined && <circle class="timeline-met" cx={scale.at(metOn)} cy="50%" r="6" />}
    </svg>
  );
}

function Today({ scale, today }: DrawnOn): VNode | null {
  if (!scale.holds(today)) return null;
  return <line class="timeline-today" x1={scale.at(today)} x2={scale.at(today)} y1="0" y2="100%" />;
}
