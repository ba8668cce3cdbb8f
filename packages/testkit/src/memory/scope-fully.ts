/** Answers to a scheme's questions about a site, taken from the scheme's own words, so that a test is bound to no scheme. */
import { scopeSite, type Scheme, type SiteFacts } from '@touchstone/domain';

export interface FullScope {
  /** as a letter of commitment carries them */
  readonly answers: Readonly<Record<string, string>>;
  /** what is on file of the site, with the answers */
  readonly facts: SiteFacts;
}

/** To every question that comes up, the first answer that is offered; `yes` where none is. */
export function scopeFully(scheme: Scheme, site: SiteFacts): FullScope {
  const answers: Record<string, string> = {};
  const said: Record<string, string | boolean> = {};
  for (const { answers: offered, id } of scheme.questions ?? []) {
    if (!scopeSite(scheme, site, said).open.includes(id)) continue;
    const first = offered?.[0]?.id;
    answers[id] = first ?? 'yes';
    said[id] = first ?? true;
  }
  return { answers, facts: { ...site, ...said } };
}
