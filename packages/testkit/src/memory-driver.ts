/** Drives a scenario through the deciders alone: states and facts in memory, no database and no server. */
import { type PlainDate } from '@touchstone/kernel';
import { commandType, type AnyEvent, type CompiledScheme, type Recorded } from '@touchstone/domain';
import { demoAccounts } from '@touchstone/server';
import { createTranslator, refusalSentence } from '@touchstone/ui';
import type { MemoryAccount } from './memory/memory-tables.ts';
import { createMemoryRegister, type MemoryRegister } from './memory/memory-register.ts';
import type { Act } from './act.ts';
import type { Driver, Reply } from './scenario.ts';

export interface MemoryDriver extends Driver {
  readonly register: MemoryRegister;
  /** all that happened, in its order */
  readonly events: readonly Recorded<AnyEvent>[];
}

/** `others`: people beside those of the demonstration, where a scheme needs more of them. */
export function createMemoryDriver(
  schemes: readonly CompiledScheme[],
  today: PlainDate,
  others: readonly MemoryAccount[] = [],
): MemoryDriver {
  const t = createTranslator('en');
  const events: Recorded<AnyEvent>[] = [];
  const register = createMemoryRegister(schemes, [...demoAccounts, ...others], today);
  const act = ({ body, onSeen, stream, type, who }: Act): Promise<Reply> => {
    const on = stream ?? register.fresh(commandType(type).stream);
    const seen = onSeen === true ? { seen: register.version(on) } : {};
    const answer = register.give(register.actor(who), { type, stream: on, body: { ...body, ...seen } });
    if (answer.ok) {
      events.push(...answer.value);
      return Promise.resolve({ done: true, stream: on });
    }
    return Promise.resolve({ done: false, sentences: answer.error.map((refusal) => refusalSentence(t, refusal)) });
  };
  return {
    ...{ language: 'en', register, events, act },
    addEvidence: (who, { content, fileName, site, title }) => {
      const file = { sizeBytes: content.length, sha256: '0'.repeat(64) };
      return act({ who, type: 'evidence.add', body: { site, title, fileName, mediaType: 'text/plain', ...file } });
    },
  };
}
