/**
 * What holds for everything that is verified as done, be it a finding or one action of its plan: how the scheme lets that be
 * verified, and whether it asks for evidence.
 */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import type { RefusalRegister } from '../envelope.ts';
import type { Scheme } from '../scheme/scheme.ts';

interface ClosureFacts {
  readonly scheme: Scheme;
  readonly evidenceHeld: readonly string[];
}

export const closureRefusals = {
  'improvement.method-missing': {
    status: 422,
    sentence: 'This level closes the finding. Say whether you verified that remotely or on site.',
  },
  'improvement.method-other': {
    status: 422,
    sentence:
      'The scheme has this verified {asked, select, remote {remotely} other {on site}}. Verify it so, then say that you did.',
  },
  'improvement.evidence-missing': {
    status: 422,
    sentence:
      'The scheme asks for evidence of what is closed, and the site has cited none. Cite what you saw, or let the site report again with evidence.',
  },
} as const satisfies RefusalRegister;

/** Undefined where all evidence that is cited is on record for the site. */
export function checkHeld(
  { evidence = [] }: { readonly evidence?: readonly string[] },
  { evidenceHeld }: ClosureFacts,
): Err<Refusal> | undefined {
  return evidence.every((id) => evidenceHeld.includes(id))
    ? undefined
    : refuse('evidence.unknown', undefined, 'evidence');
}

/** `evidenced`: the site cited evidence of it. */
export function checkClosure(
  { evidence = [], method }: { readonly evidence?: readonly string[]; readonly method?: 'remote' | 'on-site' },
  evidenced: boolean | undefined,
  { scheme: { assessment } }: ClosureFacts,
): Err<Refusal> | undefined {
  if (method === undefined) return refuse('improvement.method-missing', undefined, 'method');
  const { closureEvidence, verification: asked } = assessment ?? {};
  if ((asked === 'remote' || asked === 'on-site') && method !== asked)
    return refuse('improvement.method-other', { asked }, 'method');
  if (closureEvidence !== 'required' || evidenced === true || evidence.length > 0) return undefined;
  return refuse('improvement.evidence-missing', undefined, 'evidence');
}
