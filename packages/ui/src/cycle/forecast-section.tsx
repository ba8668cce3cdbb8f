/** What is to come: when an award can fall at the earliest and latest, and the coming days of the clocks. */
import type { VNode } from 'preact';
import type { AwardForecast, Forecast, RunningCycle, Scheme } from '@touchstone/domain';
import { DueDay } from '../components/due-day.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';

/** Days that are shown; the timeline and the list of clocks have them all. */
const deadlinesMax = 10;

export interface ForecastSectionProps {
  readonly frame: PageFrame;
  readonly scheme: Scheme;
  readonly cycle: Pick<RunningCycle, 'findings'>;
  readonly forecast: Forecast;
}

export function ForecastSection({ frame, scheme, cycle, forecast }: ForecastSectionProps): VNode | null {
  const { t } = frame;
  const { award } = forecast;
  const deadlines = forecast.deadlines.slice(0, deadlinesMax);
  if (award === undefined && deadlines.length === 0) return null;
  return (
    <section>
      <h2>{t('forecast.title')}</h2>
      {award !== undefined && <p>{awardWords(t, award)}</p>}
      {deadlines.length > 0 && (
        <Table
          caption={t('forecast.deadlines')}
          columns={[{ label: t('forecast.clock') }, { label: t('forecast.due') }]}
          rows={deadlines.map(({ clock: id, due, finding }) => {
            const clock = scheme.clocks.find((one) => one.id === id);
            const raised = finding === undefined ? undefined : cycle.findings[finding]?.criterion;
            const criterion = scheme.criteria.find((one) => one.id === raised);
            return [
              <>
                {clock === undefined ? id : <SchemeWords t={t} words={clock.name} />}
                {criterion !== undefined && (
                  <small class="aside">
                    {criterion.number} <SchemeWords t={t} words={criterion.title} />
                  </small>
                )}
              </>,
              <DueDay frame={frame} due={due} />,
            ];
          })}
        />
      )}
    </section>
  );
}

function awardWords(t: Translator, { earliest, latest, open }: AwardForecast): string {
  const earliestWords = t('forecast.earliest', { date: t.date(earliest) });
  if (latest !== undefined) return `${earliestWords} ${t('forecast.latest', { date: t.date(latest) })}`;
  const steps = t.list(open.map((step) => t(`forecast.step.${step}`)));
  return `${earliestWords} ${t('forecast.open', { steps })}`;
}
