/**
 * One language's voice: every sentence, date, number and list on a page comes from here. Holds formatters only, so one
 * translator per language serves every request.
 */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { Text } from '@touchstone/domain';
import { formatMessage, type MessageArgs } from './format-message.ts';
import { messages, type MessageKey } from './messages.ts';
import type { Language } from './languages.ts';

export interface Translator {
  (key: MessageKey, args?: MessageArgs): string;
  readonly language: Language;
  /** written out: 12 March 2026 */
  readonly date: (date: PlainDate) => string;
  /** with the time zone's name: 12 March 2026 at 08:15 UTC */
  readonly dateTime: (moment: Instant) => string;
  readonly number: (value: number) => string;
  /** `days` from today to the due day: 18 days left, due today, 3 days late */
  readonly daysLeft: (days: number) => string;
  /** Lens, Montreal and Lima */
  readonly list: (items: readonly string[]) => string;
  /** the scheme's own words, in this language where the scheme has it */
  readonly text: (words: Text) => string;
  /** the language of what `text` gives, for the `lang` attribute; undefined where it is the page's own */
  readonly textLanguage: (words: Text) => string | undefined;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** `timeZone` is an IANA name: the zone in which moments are shown. */
export function createTranslator(language: Language, timeZone = 'UTC'): Translator {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const dayInZone = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const catalogue = messages[language];

  const translate = (key: MessageKey, args?: MessageArgs): string => formatMessage(language, catalogue[key], args);
  // The first of a month is an ordinal in French, which Intl does not know.
  const writtenOut = (text: string): string => (language === 'fr' ? text.replace(/^1 /, '1er ') : text);

  return Object.assign(translate, {
    language,
    date: (date: PlainDate) => writtenOut(day.format(milliseconds(`${date}T00:00:00Z`))),
    dateTime: (moment: Instant) => {
      const at = milliseconds(moment);
      return translate('word.date-time', { date: writtenOut(dayInZone.format(at)), time: time.format(at) });
    },
    number: (value: number) => numbers.format(value),
    daysLeft: (days: number) =>
      days < 0 ? translate('word.days-late', { days: -days }) : translate('word.days-left', { days }),
    list: (items: readonly string[]) => lists.format(items),
    text: (words: Text) => words[languageOf(words, language)] ?? '',
    textLanguage: (words: Text) => {
      const found = languageOf(words, language);
      return found === language ? undefined : found;
    },
  });
}

/** The wished language, else English, else whichever the scheme has first. */
function languageOf(words: Text, wished: string): string {
  if (words[wished] !== undefined) return wished;
  return words['en'] !== undefined ? 'en' : (Object.keys(words)[0] ?? wished);
}

/** What Intl takes a moment as. */
function milliseconds(moment: string): number {
  // eslint-disable-next-line no-restricted-globals -- the moment is passed in; only its notation changes
  return Date.parse(moment);
}
