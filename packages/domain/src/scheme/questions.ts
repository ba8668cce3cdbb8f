/** Scoping: which questions a site is asked, and which of its answers count as facts about it. */
import { evaluate, type SiteFacts } from './evaluate.ts';
import type { Question, Scheme } from './scheme.ts';

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
