/**
 * The main job in the words of the people who do it: whoever writes a test says what happens, and a driver says through
 * which door, be it a page, the API or `runCommand`. Every verb succeeds or throws; `refused` expects the refusal.
 */
import { defined, type PlainDate } from '@touchstone/kernel';
import {
  advise,
  applicableCriteria,
  applicationQuestions,
  type CommandName,
  type Criterion,
  type Duty,
  type Level,
  type Scheme,
  type SiteFacts,
} from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';
import { refusalPattern, type Language } from '@touchstone/ui';
import type { Act, Officer, Place } from './act.ts';
import { afterAwardActs, type AfterAwardActs } from './after-award-acts.ts';
import { clockActs, type ClockActs } from './clock-acts.ts';
import { fieldworkActs, reportSections } from './fieldwork-acts.ts';
import { findingActs, type FindingActs } from './finding-acts.ts';
import { panelActs, type PanelActs } from './panel-acts.ts';
import { fittingSites, type KindOfSite } from './memory/fitting-sites.ts';
import { scopeFully } from './memory/scope-fully.ts';
import { requirementsAlike } from './requirements-alike.ts';
import { visitActs, type VisitActs } from './visit-acts.ts';
import { waysBackActs, type WaysBackActs } from './ways-back-acts.ts';

export interface EvidenceFile {
  readonly site: string;
  readonly title: string;
  readonly fileName: string;
  readonly content: string;
}

export type Reply =
  { readonly done: true; readonly stream: string } | { readonly done: false; readonly sentences: readonly string[] };

/** A door to the product. Its sentences are in its language. */
export interface Driver {
  readonly language: Language;
  readonly act: (act: Act) => Promise<Reply>;
  readonly addEvidence: (who: DemoAccount['id'], file: EvidenceFile) => Promise<Reply>;
}

export type AssessorPerson = 'assessor' | 'conflicted';
/** `sound`: the best level there is; `gap`: the best of those that raise a finding */
export type Judgement = 'sound' | 'gap';

export interface Scenario extends ClockActs, VisitActs, FindingActs, PanelActs, AfterAwardActs, WaysBackActs {
  readonly criteria: readonly Criterion[];
  readonly filesSite: (name: string) => Promise<string>;
  /** for a site, or once more on its application that went back */
  readonly applies: (of: string | Place) => Promise<Place>;
  readonly answersApplication: (
    place: Place,
    answer: 'eligible' | 'pilot' | 'not-eligible',
    reason?: string,
  ) => Promise<void>;
  /** on the day of the scenario, for a site or on its answered application; `leavingOut` so many of the promises */
  readonly signsLetter: (of: string | Place, leavingOut?: number) => Promise<Place>;
  readonly acceptsLetter: (place: Place) => Promise<void>;
  readonly addsEvidence: (site: string, title: string) => Promise<string>;
  readonly answers: (place: Place, criterion: Criterion, evidence: string) => Promise<void>;
  readonly submitsSelfAssessment: (place: Place) => Promise<void>;
  /** for every scope */
  readonly approvesFirm: () => Promise<string>;
  readonly suspendsFirm: (firm: string) => Promise<void>;
  readonly reinstatesFirm: (firm: string) => Promise<void>;
  readonly approvesAssessor: (who: AssessorPerson, firm: string) => Promise<string>;
  readonly declares: (who: AssessorPerson | Officer, site: string, conflict: boolean) => Promise<void>;
  readonly appoints: (place: Place, assessor: string) => Promise<void>;
  readonly determines: (place: Place, criterion: Criterion, judgement: Judgement, evidence: string) => Promise<void>;
  /** whatever the scheme asks for between the appointment and the report, on the day of the scenario; once */
  readonly visits: (place: Place) => Promise<void>;
  /** that the scheme wants in a report, each written */
  readonly sections: readonly { readonly section: string; readonly text: string }[];
  readonly submitsReport: (place: Place) => Promise<void>;
  readonly acceptsReport: (place: Place) => Promise<void>;
  /** for the finding that the criterion raised */
  readonly plans: (place: Place, criterion: Criterion, dueOn: PlainDate) => Promise<void>;
  /** the marks that the scheme advises where these criteria have a gap and every other is sound */
  readonly proposesAward: (place: Place, who: Officer, gaps: readonly Criterion[]) => Promise<void>;
  readonly confirmsAward: (place: Place, who: Officer) => Promise<void>;
  /** Passes only where the act is refused, and for this reason. */
  readonly refused: (code: string, act: Promise<unknown>) => Promise<void>;
}

/**
 * `driver` stands before an installation with the demonstration's accounts on the day `today`. `kind`: of every site that is
 * filed, in place of the first kind for which the scheme has a mark.
 */
export function createScenario(
  driver: Driver,
  scheme: Scheme,
  today: PlainDate,
  kind: KindOfSite = firstKind(scheme),
): Scenario {
  const perform = async (act: Act): Promise<string> => streamOf(act.type, await driver.act(act));
  const on = async ({ cycle }: Place, act: Omit<Act, 'stream'>): Promise<void> => {
    await perform({ ...act, stream: cycle });
  };
  const facts = { ...kind, country: 'SE', fictional: true };
  const { answers, facts: scoped } = scopeFully(scheme, facts);
  const asked = only(
    answers,
    applicationQuestions(scheme).map(({ id }) => id),
  );
  const criteria = applicableCriteria(scheme, scoped);
  /** By whom the scheme wants it, as the site answered. */
  const confirmsScope = async (place: Place, who: Act['who'], duty: Duty): Promise<void> => {
    const asked = scheme.questions?.filter(({ id }) => id in answers) ?? [];
    if (!asked.some(({ confirmedBy }) => confirmedBy === duty)) return;
    await on(place, { who, type: 'scope.confirm', body: { answers } });
  };
  const visited = new Set<string>();
  const visits = async (place: Place): Promise<void> => {
    if (visited.has(place.cycle)) return;
    visited.add(place.cycle);
    for (const act of fieldworkActs(scheme, today)) await on(place, act);
  };
  /** Whoever visits act by act is not visited for once more with the report. */
  const onVisit: typeof on = async (place, act) => {
    visited.add(place.cycle);
    await on(place, act);
  };
  const sections = reportSections(scheme).map(({ id: section }) => ({
    section,
    text: 'As it was seen (fictional).',
  }));
  return {
    ...{ criteria, sections },
    ...clockActs(on),
    ...visitActs(onVisit, scheme, today),
    ...findingActs(on, findingOf),
    ...panelActs(on),
    ...waysBackActs(on),
    ...afterAwardActs({
      ...{ answers, findingOf, on, perform, scheme, today },
      soundLevel: (criterion) => levelOf(scheme, criterion, 'sound').id,
    }),
    filesSite: (name) => {
      const body = { ...facts, name, operator: 'Example Rod Mills', place: 'Northtown' };
      return perform({ who: 'site', type: 'site.file', body });
    },
    applies: async (of) => {
      const { site, stream } = placeOf(of);
      const body = { site, scheme: scheme.id, ...(noneOf(asked) ? {} : { answers: asked }) };
      return { site, cycle: await perform({ who: 'site', type: 'application.submit', ...stream, body }) };
    },
    answersApplication: async (place, answer, reason) => {
      const body = { answer, ...(reason === undefined ? {} : { reason }) };
      await on(place, { who: 'secretariat', type: 'application.answer', body });
    },
    signsLetter: async (of, leavingOut = 0) => {
      const { site, stream } = placeOf(of);
      // What was answered with the application is not asked again.
      const left = typeof of === 'string' ? answers : without(answers, Object.keys(asked));
      const body = {
        ...{ site, scheme: scheme.id, signedOn: today },
        promises: scheme.letter.promises.slice(leavingOut).map(({ id }) => id),
        signatory: { name: 'Sam Site (fictional)', position: 'Plant director' },
        contact: { name: 'Kim Contact (fictional)', email: 'contact@mill.example' },
        ...(noneOf(left) ? {} : { answers: left }),
      };
      return { site, cycle: await perform({ who: 'site', type: 'commitment.sign', ...stream, body }) };
    },
    acceptsLetter: async (place) => {
      await confirmsScope(place, 'secretariat', 'secretariat');
      await on(place, { who: 'secretariat', type: 'commitment.accept', body: { contactConfirmed: true } });
    },
    addsEvidence: async (site, title) => {
      const file = { site, title, fileName: 'manual.txt', content: `${title}. Fictional, for tests.` };
      return streamOf('evidence.add', await driver.addEvidence('site', file));
    },
    answers: (place, criterion, evidence) =>
      on(place, { who: 'site', ...rating('self-assessment', { scheme, site: scoped }, criterion, 'sound', evidence) }),
    submitsSelfAssessment: (place) => on(place, { who: 'site', type: 'self-assessment.submit', body: {} }),
    approvesFirm: () => {
      const firm = { name: 'Example Assurance (fictional)', country: 'SE', fictional: true };
      return perform({ who: 'secretariat', type: 'firm.approve', body: { ...firm, scope: {} } });
    },
    suspendsFirm: async (stream) => {
      await perform({ who: 'secretariat', type: 'firm.suspend', stream, body: { reason: 'Its insurance ended.' } });
    },
    reinstatesFirm: async (stream) => {
      await perform({ who: 'secretariat', type: 'firm.reinstate', stream, body: { reason: 'It is insured again.' } });
    },
    approvesAssessor: async (who, firm) => {
      const person = { email: `${who}@demo.example`, name: `${who} (fictional)`, firm, fictional: true };
      const stream = await perform({ who: 'secretariat', type: 'assessor.approve', body: person });
      for (const { id } of scheme.assessors?.competences ?? []) {
        await perform({ who: 'secretariat', type: 'assessor.record-competence', stream, body: { competence: id } });
      }
      return stream;
    },
    declares: async (who, site, conflict) => {
      const body = { site, conflict, reason: conflict ? 'Worked for this mill until last year (fictional).' : '' };
      await perform({ who, type: 'independence.declare', body });
    },
    appoints: (place, assessor) => on(place, { who: 'secretariat', type: 'assessment.appoint', body: { assessor } }),
    determines: (place, criterion, judgement, evidence) =>
      on(place, { who: 'assessor', ...rating('assessment', { scheme, site: scoped }, criterion, judgement, evidence) }),
    visits,
    submitsReport: async (place) => {
      await confirmsScope(place, 'assessor', 'assessor');
      await visits(place);
      const summary = 'Visited on one day; documents and interviews (fictional summary).';
      await on(place, { who: 'assessor', type: 'assessment.submit', body: { visitedOn: today, summary, sections } });
    },
    acceptsReport: (place) => on(place, { who: 'secretariat', type: 'assessment.accept', body: {} }),
    plans: (place, criterion, dueOn) => {
      const plan = {
        cause: 'The third shift was not trained.',
        action: 'Train the third shift.',
        owner: 'Shift manager',
      };
      const body = { finding: findingOf(criterion), ...plan, dueOn };
      return on(place, { who: 'site', type: 'improvement.plan', body });
    },
    proposesAward: (place, who, gaps) => {
      const ratings = Object.fromEntries(
        criteria.map((one) => [one.id, { level: levelOf(scheme, one, gaps.includes(one) ? 'gap' : 'sound').id }]),
      );
      const advised = advise(scheme, { site: scoped, ratings }).marks.filter((mark) => mark.advised);
      const marks = advised.map(({ mark }) => mark);
      return on(place, { who, type: 'award.propose', body: { marks, reason: '' }, onSeen: true });
    },
    confirmsAward: (place, who) => on(place, { who, type: 'award.confirm', body: {}, onSeen: true }),
    refused: async (code, act) => {
      const outcome = await act.then(
        () => 'done',
        (error: unknown) => error,
      );
      if (!isRefused(outcome)) throw outcome instanceof Error ? outcome : new Error(`Not refused with ${code}: done`);
      const expected = sentenceOf(driver.language, code);
      // A page may name the field before its sentence.
      const bare = (sentence: string): string => sentence.slice(sentence.indexOf(': ') + 1).trim();
      if (outcome.sentences.some((sentence) => expected.test(sentence) || expected.test(bare(sentence)))) return;
      throw new Error(`Refused, but not with ${code}: ${outcome.sentences.join(' ')}`);
    },
  };
}

function firstKind(scheme: Scheme): KindOfSite {
  return defined(fittingSites(scheme)[0], 'a kind of site with a mark');
}

/** A site whose cycle begins now has no stream yet. */
function placeOf(of: string | Place): { readonly site: string; readonly stream: { readonly stream?: string } } {
  return typeof of === 'string' ? { site: of, stream: {} } : { site: of.site, stream: { stream: of.cycle } };
}

/** The name that a finding has by the criterion that raised it. */
function findingOf({ id }: Criterion): string {
  return `finding-${id}`;
}

function rating(
  phase: 'self-assessment' | 'assessment',
  { scheme, site }: { readonly scheme: Scheme; readonly site: SiteFacts },
  criterion: Criterion,
  judgement: Judgement,
  evidence: string,
): Pick<Act, 'type' | 'body'> {
  const rationale = judgement === 'sound' ? 'Procedures and records show this.' : 'Records of one shift are missing.';
  const level = levelOf(scheme, criterion, judgement).id;
  const said = { level, rationale, evidence: [evidence] };
  const below = requirementsAlike(scheme, site, criterion, said);
  return { type: `${phase}.rate`, body: { criterion: criterion.id, ...said, ...below } };
}

export function levelOf(scheme: Scheme, { scale }: Criterion, judgement: Judgement): Level {
  const { levels } = defined(
    scheme.scales.find(({ id }) => id === scale),
    'a scale',
  );
  const best = levels.toSorted((a, b) => b.rank - a.rank);
  return defined(
    best.find(({ adverse, finding }) => !adverse && finding === (judgement === 'gap')),
    'a level',
  );
}

interface Refused extends Error {
  readonly sentences: readonly string[];
}

function isRefused(outcome: unknown): outcome is Refused {
  return outcome instanceof Error && 'sentences' in outcome;
}

function streamOf(type: CommandName, reply: Reply): string {
  if (reply.done) return reply.stream;
  const { sentences } = reply;
  throw Object.assign(new Error(`${type} was refused: ${sentences.join(' ')}`), { sentences });
}

/** Any sentence of this refusal, whatever facts stand in it. */
export function sentenceOf(language: Language, code: string): RegExp {
  const words = wordsAroundFacts(refusalPattern(language, code));
  // French puts spaces that do not break before some marks, and a page may show them as any space.
  const exactly = words.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(/\s/g, '\\s'));
  return new RegExp(`^${exactly.join('.+')}$`, 's');
}

/** A fact may choose between words that name facts themselves, so the braces are counted. */
function wordsAroundFacts(pattern: string): readonly string[] {
  const words = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '}') depth -= 1;
    else if (character === '{') {
      if (depth === 0) words.push('');
      depth += 1;
    } else if (depth === 0) words.push(`${words.pop() ?? ''}${character}`);
  }
  return words;
}

function noneOf(answers: Readonly<Record<string, string>>): boolean {
  return Object.keys(answers).length === 0;
}

function only(answers: Readonly<Record<string, string>>, ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
}

function without(answers: Readonly<Record<string, string>>, ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
