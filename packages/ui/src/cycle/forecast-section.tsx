/** What is to come: when an award can fall at the earliest and latest, and the coming days of the clocks. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { AwardForecast, Criterion, Deadline, Forecast, RunningCycle, Scheme, Text } from '@touchstone/domain';
import { DueDay } from '../components/due-day.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';

/** Lines that are shown; the list of clocks has them all. */
const linesMax = 10;

export interface ForecastSectionProps {
  readonly frame: PageFrame;
  readonly id: string;
  readonly scheme: Scheme;
  readonly cycle: Pick<RunningCycle, 'findings'>;
  readonly forecast: Forecast;
  /** of the cycle before, while this one assesses again */
  readonly standing: readonly StandingMark[];
}

export interface StandingMark {
  readonly name: Text;
  readonly until: PlainDate;
}

export function ForecastSection({ frame, id, scheme, cycle, forecast, standing }: ForecastSectionProps): VNode | null {
  const { t } = frame;
  const { award, deadlines } = forecast;
  if (award === undefined && deadlines.length === 0) return null;
  const lines = comingLines(deadlines);
  const more = lines.length - linesMax;
  return (
    <section>
      <h2>{t('forecast.title')}</h2>
      {award !== undefined && <p>{awardWords(t, award)}</p>}
      {award !== undefined &&
        standing.map(({ name, until }) => <p>{t('forecast.standing', { mark: t.text(name), date: t.date(until) })}</p>)}
      {lines.length > 0 && (
        <Table
          caption={t('forecast.deadlines')}
          columns={[{ label: t('forecast.clock') }, { label: t('forecast.due') }]}
          rows={lines.slice(0, linesMax).map(({ clock: of, due, findings }) => {
            const clock = scheme.clocks.find((one) => one.id === of);
            const raised = new Set(findings.map((finding) => cycle.findings[finding]?.criterion));
            return [
              <>
                {clock === undefined ? of : <SchemeWords t={t} words={clock.name} />}
                <Criteria t={t} criteria={scheme.criteria.filter((one) => raised.has(one.id))} />
              </>,
              <DueDay frame={frame} due={due} />,
            ];
          })}
        />
      )}
      {more > 0 && (
        <p>
          <a href={`/cycles/${id}/clocks`}>{t('forecast.more', { count: more })}</a>
        </p>
      )}
    </section>
  );
}

interface ComingLine {
  readonly clock: string;
  readonly due: PlainDate;
  /** empty for a clock of the cycle */
  readonly findings: readonly string[];
}

/** One line for all findings whose clock of one name ends on one day, where the first of them stands. */
function comingLines(deadlines: readonly Deadline[]): readonly ComingLine[] {
  const lines = new Map<string, ComingLine>();
  for (const { clock, due, finding } of deadlines) {
    const key = `${due} ${clock}`;
    const findings = [...(lines.get(key)?.findings ?? []), ...(finding === undefined ? [] : [finding])];
    lines.set(key, { clock, due, findings });
  }
  return [...lines.values()];
}

/** One by its title, several by their numbers. */
function Criteria({ t, criteria }: { readonly t: Translator; readonly criteria: readonly Criterion[] }): VNode | null {
  const [first, ...others] = criteria;
  if (first === undefined) return null;
  return (
    <small class="aside">
      {others.length > 0 ? (
        t('forecast.criteria', { count: criteria.length, numbers: t.list(criteria.map(({ number }) => number)) })
      ) : (
        <>
          {first.number} <SchemeWords t={t} words={first.title} />
        </>
      )}
    </small>
  );
}

function awardWords(t: Translator, { earliest, latest, open, visitUntil }: AwardForecast): string {
  const words = visitUntil === undefined ? 'forecast.earliest' : 'forecast.after-visit';
  const earliestWords = t(words, { date: t.date(earliest) });
  if (latest !== undefined) return `${earliestWords} ${t('forecast.latest', { date: t.date(latest) })}`;
  const steps = t.list(open.map((step) => t(`forecast.step.${step}`)));
  return `${earliestWords} ${t('forecast.open', { steps })}`;
}
