/**
 * Evidence: a file, named by the SHA-256 of its content, held for a site and cited by answers and determinations.
 * The bytes lie outside of the journal; the event seals what they were, who added them and what day they speak of.
 */
import { err, limits, ok, refuse, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { closed, Day, EvidenceId, Name, SiteId } from '../shapes.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';

const evidenceFields = {
  site: SiteId,
  title: Name,
  fileName: Name,
  mediaType: Type.String({ maxLength: 100, pattern: '^[a-z0-9.+-]+/[a-z0-9.+-]+$' }),
  sizeBytes: Type.Integer({ minimum: 1, maximum: limits.evidenceBytes }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** the day the evidence speaks of, which is not the day it was added */
  about: Type.Optional(Day),
  /** the last day on which it holds, such as that of a certificate */
  validUntil: Type.Optional(Day),
};

const AddEvidence = Type.Object(evidenceFields, closed);

export const evidenceCommands = {
  'evidence.add': {
    stream: 'evidence',
    begins: true,
    duties: ['site', 'assessor'],
    body: AddEvidence,
    purpose: 'Put a file that was sent before on record as evidence of a site.',
  },
} as const satisfies CommandRegister;

export const EvidenceAdded = Type.Object({ ...evidenceFields, evidence: EvidenceId }, closed);

export const evidenceEvents = {
  'evidence.added': { stream: 'evidence', payload: EvidenceAdded, meaning: 'A file is held as evidence of a site.' },
} as const satisfies EventRegister;

export const evidenceRefusals = {
  'evidence.already-added': { status: 409, sentence: 'This piece of evidence is already on record.' },
  'evidence.file-missing': {
    status: 422,
    sentence: 'No file arrived, or it was empty. Choose the file and send it again.',
  },
  'evidence.future': {
    status: 422,
    sentence: 'Evidence speaks of a day that has come. Today is {today}; choose that day or an earlier one.',
  },
  'evidence.ends-before': {
    status: 422,
    sentence: 'The last day of its validity lies before the day that it speaks of. Correct one of the two.',
  },
  'evidence.unknown': {
    status: 422,
    sentence: 'One of the pieces of evidence is not on record for this site. Add it first, then cite it.',
  },
  'evidence.too-large': {
    status: 413,
    sentence: 'The file is larger than {megabytes} MB. Send a smaller one, or split it.',
  },
} as const satisfies RefusalRegister;

export type EvidenceCommand = CommandsOf<typeof evidenceCommands>;
export type EvidenceEvent = EventsOf<typeof evidenceEvents>;

export type EvidenceState = { readonly stage: 'none' } | ({ readonly stage: 'held' } & Static<typeof EvidenceAdded>);

export const noEvidence: EvidenceState = { stage: 'none' };

export interface EvidenceFacts extends Context {
  readonly siteKnown: boolean;
  /** the bytes with this hash are in the evidence store */
  readonly fileHeld: boolean;
  /** the actor is appointed to assess this site now */
  readonly appointedHere: boolean;
  /** and what keeps them from it; absent where nothing does */
  readonly barHere?: Refusal;
}

export function decideEvidence(
  state: EvidenceState,
  command: EvidenceCommand,
  facts: EvidenceFacts,
): Decision<EvidenceEvent> {
  if (state.stage !== 'none') return refuse('evidence.already-added');
  if (!facts.siteKnown) return refuse('site.unknown', undefined, 'site');
  if (!facts.actor.sites.includes(command.body.site)) {
    if (!facts.appointedHere) return refuse('access.not-your-site');
    if (facts.barHere !== undefined) return err(facts.barHere);
  }
  const { about, validUntil } = command.body;
  const impossible =
    (about === undefined ? undefined : checkDay(about, 'about')) ??
    (validUntil === undefined ? undefined : checkDay(validUntil, 'validUntil'));
  if (impossible !== undefined) return impossible;
  const { today } = facts;
  if (about !== undefined && about > today) return refuse('evidence.future', { today }, 'about');
  if (about !== undefined && validUntil !== undefined && validUntil < about)
    return refuse('evidence.ends-before', undefined, 'validUntil');
  if (!facts.fileHeld) return refuse('evidence.file-missing', undefined, 'file');
  return ok([{ type: 'evidence.added', payload: { ...command.body, evidence: command.stream } }]);
}

export function evolveEvidence(_state: EvidenceState, event: EvidenceEvent): EvidenceState {
  return { stage: 'held', ...event.payload };
}
