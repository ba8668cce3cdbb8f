/** Every clock of a cycle and of its findings: when each is due, how it stands, and the way to what was decided on it. */
import type { VNode } from 'preact';
import type { Clock, ClockReading, Criterion } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { clockTones, clockWords } from '../components/timeline.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownClock {
  readonly rule: Clock;
  readonly reading: ClockReading;
  /** the finding whose clock it is; absent for a clock of the cycle */
  readonly about?: { readonly finding: string; readonly criterion: Criterion };
}

export interface ClocksPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly clocks: readonly ShownClock[];
}

export function ClocksPage({ frame, cycle, clocks }: ClocksPageProps): VNode {
  const { t } = frame;
  return (
    <CycleSubpage frame={frame} cycle={cycle} title={t('clock.title')} width="wide">
      <Table
        caption={t('clock.title')}
        captionUnseen
        columns={[{ label: t('clock.clock') }, { label: t('clock.of') }, { label: t('clock.state') }]}
        rows={clocks.map((clock) => [
          <a href={clockHref(cycle.id, clock)}>
            <SchemeWords t={t} words={clock.rule.name} />
          </a>,
          clock.about === undefined ? (
            t('clock.of-cycle')
          ) : (
            <>
              {clock.about.criterion.number} <SchemeWords t={t} words={clock.about.criterion.title} />
            </>
          ),
          <StateMark tone={clockTones[clock.reading.state]}>{clockWords(frame, clock.reading)}</StateMark>,
        ])}
      />
    </CycleSubpage>
  );
}

export function clockHref(cycle: string, { about, rule }: ShownClock): string {
  return `/cycles/${cycle}/clocks/${rule.id}${about === undefined ? '' : `/${about.finding}`}`;
}
