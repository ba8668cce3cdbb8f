/**
 * Publishing a scheme version: its canonical JSON goes on record once, under the hash that names it, and never changes.
 */
import { limits, ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { closed, SchemeWord } from '../shapes.ts';
import type { CompiledScheme } from './scheme.ts';

const PublishScheme = Type.Object(
  { /** canonical JSON of the compiled version */ content: Type.String({ maxLength: limits.schemeContentLength }) },
  closed,
);

export const schemeCommands = {
  'scheme.publish': {
    stream: 'scheme',
    begins: true,
    duties: ['operator'],
    body: PublishScheme,
    purpose: 'Publish a compiled scheme version, so that cycles can begin under it.',
  },
} as const satisfies CommandRegister;

const SchemePublished = Type.Object(
  { scheme: SchemeWord, version: SchemeWord, hash: Type.String(), content: Type.String() },
  closed,
);

export const schemeEvents = {
  'scheme.published': {
    stream: 'scheme',
    payload: SchemePublished,
    meaning: 'A scheme version is published under the hash of its content.',
    public: true,
  },
} as const satisfies EventRegister;

export const schemeRefusals = {
  'scheme.already-published': { status: 409, sentence: 'This very version is already published.' },
  'scheme.version-taken': {
    status: 409,
    sentence: 'Version {version} of {scheme} is published with other content. Give the changed one a new version.',
  },
  'scheme.not-compiled': {
    status: 422,
    sentence: 'This is not a compiled scheme version. Compile it with “touchstone scheme check”.',
  },
} as const satisfies RefusalRegister;

export type SchemeCommand = CommandsOf<typeof schemeCommands>;
export type SchemeEvent = EventsOf<typeof schemeEvents>;
export type SchemeState = { readonly stage: 'none' } | { readonly stage: 'published'; readonly hash: string };

export const noScheme: SchemeState = { stage: 'none' };

export interface SchemeFacts extends Context {
  /** the command's content, parsed and checked; absent where it is not a compiled scheme */
  readonly compiled?: CompiledScheme;
  /** another hash is published under this id and version */
  readonly versionTaken: boolean;
}

export function decideScheme(state: SchemeState, command: SchemeCommand, facts: SchemeFacts): Decision<SchemeEvent> {
  if (!facts.actor.duties.some((duty) => duty === 'operator' || duty === 'system')) {
    return refuse('access.duty-missing', { duty: 'operator' });
  }
  if (state.stage === 'published') return refuse('scheme.already-published');
  if (facts.compiled === undefined) return refuse('scheme.not-compiled', undefined, 'content');
  const { hash, scheme } = facts.compiled;
  if (facts.versionTaken) return refuse('scheme.version-taken', { scheme: scheme.id, version: scheme.version });
  const payload = { scheme: scheme.id, version: scheme.version, hash, content: command.body.content };
  return ok([{ type: 'scheme.published', payload }]);
}
