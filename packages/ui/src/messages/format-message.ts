/**
 * Formats one ICU message. A message is parsed once and kept, so the number of kept messages is the number of messages
 * in our own catalogues and registers; text that people write never comes here as a message.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

/** What a message's arguments may be. Dates are written out by the translator before they come here. */
export type MessageArgs = Readonly<Record<string, string | number>>;

const parsed = new Map<string, IntlMessageFormat>();

/** A missing argument is a defect and throws. */
export function formatMessage(language: Language, message: string, args: MessageArgs = {}): string {
  const key = `${language} ${message}`;
  let format = parsed.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(language === 'fr' ? unbroken(message) : message, language, undefined, {
      ignoreTag: true,
    });
    parsed.set(key, format);
  }
  return String(format.format({ ...args }));
}

/** French sets a space at double punctuation and quotation marks, at which no line may break. */
function unbroken(message: string): string {
  return message.replaceAll(/ (?=[;:?!»])|(?<=«) /g, '\u00a0');
}
