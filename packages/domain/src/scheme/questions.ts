/** Scoping: which questions a site is asked, and which of its answers count as facts about it. */
import { evaluate, type SiteFacts } from './evaluate.ts';
import type { FactRule, Question, Scheme } from './scheme.ts';

/** A boolean for yes or no, else the id of the answer chosen, by question id. */
export type Answers = Readonly<Record<string, string | boolean>>;

export interface Scoping {
  /** the facts with every answer that counts, for rules to ask */
  readonly site: SiteFacts;
  /** in the scheme's order */
  readonly asked: readonly Question[];
  /** ids of questions asked without an answer, or with one that the scheme does not offer */
  readonly open: readonly string[];
}

/** Asked with the application, before a site takes part. */
export function applicationQuestions({ questions = [] }: Scheme): readonly Question[] {
  return questions.filter(({ askedAt }) => askedAt === 'application');
}

/** An answer to a question that is not asked of this site has no influence, whatever was said before. */
export function scopeSite(scheme: Scheme, site: SiteFacts, answers: Answers): Scoping {
  let facts = site;
  const asked: Question[] = [];
  const open: string[] = [];
  for (const question of scheme.questions ?? []) {
    const { id, askedWhen } = question;
    if (askedWhen !== undefined && !evaluate(scheme, askedWhen, { site: facts, applicable: [], ratings: {} }).holds)
      continue;
    asked.push(question);
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined && offers(question, answer)) facts = { ...facts, [id]: answer };
    else open.push(id);
  }
  return { site: facts, asked, open };
}

function offers({ answers }: Question, answer: string | boolean): boolean {
  return answers === undefined ? typeof answer === 'boolean' : answers.some(({ id }) => id === answer);
}

/** A question as a form shows it that cannot ask one after the other. */
export interface PossibleQuestion {
  readonly question: Question;
  /** it is asked only where an earlier answer makes it so */
  readonly conditional: boolean;
}

/** The questions that can come to be asked of this site, whatever it answers. */
export function possibleQuestions(scheme: Scheme, site: SiteFacts): readonly PossibleQuestion[] {
  const undecided = new Set<string>();
  return (scheme.questions ?? []).flatMap((question) => {
    const { askedWhen, id } = question;
    const asked = askedWhen === undefined ? true : mayHold(scheme, askedWhen, site, undecided);
    if (asked === false) return [];
    undecided.add(id);
    return [{ question, conditional: asked === undefined }];
  });
}

/** Undefined where it depends on a fact that is undecided. */
function mayHold(scheme: Scheme, rule: FactRule, site: SiteFacts, undecided: ReadonlySet<string>): boolean | undefined {
  const of = (part: FactRule): boolean | undefined => mayHold(scheme, part, site, undecided);
  if ('all' in rule) {
    const parts = rule.all.map(of);
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ('any' in rule) {
    const parts = rule.any.map(of);
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ('not' in rule) {
    const part = of(rule.not);
    return part === undefined ? undefined : !part;
  }
  if (undecided.has(rule.fact)) return undefined;
  return evaluate(scheme, rule, { site, applicable: [], ratings: {} }).holds;
}
