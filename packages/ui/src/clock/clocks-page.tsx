/** Every clock of a cycle and of its findings: when each is due, how it stands, and the way to what was decided on it. */
import type { VNode } from 'preact';
import type { Clock, ClockReading, Criterion } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { clockTones, clockWords } from '../components/timeline.tsx';
import { CycleOwner, CyclePath, CycleStanding, type CycleFacts } from '../cycle/cycle-standing.tsx';
import { Page } from '../page/page.tsx';
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
    <Page frame={frame} title={t('clock.title')} visibility="private" width="wide">
      <CyclePath t={t} cycle={cycle} below={[]} />
      <h1>{t('clock.title')}</h1>
      <CycleOwner t={t} cycle={cycle} />
      <CycleStanding frame={frame} cycle={cycle} />
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
    </Page>
  );
}

export function clockHref(cycle: string, { about, rule }: ShownClock): string {
  return `/cycles/${cycle}/clocks/${rule.id}${about === undefined ? '' : `/${about.finding}`}`;
}
