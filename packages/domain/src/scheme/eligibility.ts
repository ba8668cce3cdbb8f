/** Whether a site may take part, as far as the scheme's own rule says; people decide on the application. */
import { evaluate, type Reason, type SiteFacts } from './evaluate.ts';
import { applicationQuestions, scopeSite, type Answers } from './questions.ts';
import type { Scheme } from './scheme.ts';

/** `unset`: the scheme has no rule, or does not tell it; `open`: a question of the application is not answered yet. */
export type EligibilityReading =
  | { readonly state: 'unset' }
  | { readonly state: 'open'; readonly open: readonly string[] }
  | { readonly state: 'eligible' | 'not-eligible'; readonly reason: Reason };

export function readEligibility(scheme: Scheme, site: SiteFacts, answers: Answers): EligibilityReading {
  const rule = scheme.eligibility?.eligibleWhen ?? null;
  if (rule === null) return { state: 'unset' };
  const scoping = scopeSite({ ...scheme, questions: applicationQuestions(scheme) }, site, answers);
  if (scoping.open.length > 0) return { state: 'open', open: scoping.open };
  const reason = evaluate(scheme, rule, { site: scoping.site, applicable: [], ratings: {} });
  return { state: reason.holds ? 'eligible' : 'not-eligible', reason };
}
