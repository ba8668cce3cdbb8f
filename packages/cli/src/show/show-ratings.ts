/** How the criteria of a cycle are answered and determined, in the terminal, and what its answers may start from. */
import {
  applicableCriteria,
  missingRequirements,
  relationInWords,
  requirementsToRate,
  scopedFacts,
  startingPoints,
  type Criterion,
  type EarlierAnswers,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import { speaker, type Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { showMessages } from './show-messages.ts';

export function printRatings(terminal: Terminal, cycle: RunningCycle, scheme: Scheme): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  const answers = cycle.selfAssessment.stage === 'closed' ? {} : cycle.selfAssessment.answers;
  const determinations = cycle.assessment.stage === 'none' ? {} : cycle.assessment.determinations;
  const facts = { scheme, site: scopedFacts(cycle) };
  const inWords = (rated: (typeof answers)[string] | undefined, criterion: Criterion): string => {
    if (rated === undefined) return '–';
    if (!('level' in rated.rating)) return say('not-applicable');
    const level = levelName(terminal, scheme, rated.rating.level);
    const all = requirementsToRate(facts, criterion).length;
    const done = all - missingRequirements(rated, criterion, facts).length;
    return all === 0 ? level : say('with-requirements', { level, done, all });
  };
  const rows = applicableCriteria(scheme, facts.site).map((criterion) => [
    criterion.number,
    criterion.id,
    inWords(answers[criterion.id], criterion),
    inWords(determinations[criterion.id], criterion),
    t.text(criterion.title),
  ]);
  print();
  const headings = [say('criterion'), say('criterion-id'), say('answer'), say('determination'), say('title')];
  for (const line of textTable(headings, rows)) print(line);
}

/** What the site may start from, and with which command: only while it answers. */
export function printEarlier(terminal: Terminal, cycle: RunningCycle, scheme: Scheme, earlier: EarlierAnswers): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  const { selfAssessment } = cycle;
  if (selfAssessment.stage !== 'open') return;
  const points = startingPoints(scheme, earlier).filter(
    ({ criterion }) => selfAssessment.answers[criterion] === undefined,
  );
  const rows = points.map(({ confirmable, criterion, from, relation }) => [
    criterion,
    from.criterion,
    'level' in from.rating ? levelName(terminal, earlier.scheme, from.rating.level) : say('not-applicable'),
    confirmable ? 'self-assessment.confirm' : 'self-assessment.rate',
    relationInWords(relation, t.language),
  ]);
  print();
  print(`${t('earlier.title')}: ${earlier.cycle}, ${t.text(earlier.scheme.standardName)}`);
  const headings = [say('criterion-id'), say('earlier-from'), say('answer'), say('act'), say('relation')];
  for (const line of textTable(headings, rows)) print(line);
}

export function levelName({ t }: Terminal, scheme: Scheme, id: string): string {
  const level = scheme.scales.flatMap(({ levels }) => levels).find((one) => one.id === id);
  return level === undefined ? id : t.text(level.name);
}
