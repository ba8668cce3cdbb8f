/** What happened in public, in one line: the same words on a site's page and in the log. */
import type { Instant } from '@touchstone/kernel';
import { eventTypes, type EventName, type EventRegister } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

/** Events that the domain calls public; adding one asks for its words here. */
export type PublicEventName = {
  [Name in EventName]: (typeof eventTypes)[Name] extends { readonly public: true } ? Name : never;
}[EventName];

export function isPublicEventName(name: string): name is PublicEventName {
  const register: EventRegister = eventTypes;
  return Object.hasOwn(register, name) && register[name]?.public === true;
}

export interface PublicEvent {
  readonly name: PublicEventName;
  readonly at: Instant;
  /** what its line names, such as the firm of an assessor; marks by name, not by id */
  readonly facts: Readonly<Record<string, string>>;
  readonly stream: string;
  readonly version: number;
  /** absent until the log has sealed it */
  readonly logIndex?: number;
}

export function publicEventWords(t: Translator, { name, facts }: Pick<PublicEvent, 'name' | 'facts'>): string {
  return t(`event.${name}`, facts);
}

export function proofHref({ stream, version }: Pick<PublicEvent, 'stream' | 'version'>): string {
  return `/log/proof/${stream}/${String(version)}`;
}
