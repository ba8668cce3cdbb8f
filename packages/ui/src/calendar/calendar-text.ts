/**
 * Coming days as an iCalendar object (RFC 5545) that calendar programs subscribe to: one event of whole days for each, whose
 * UID stays the same while its day moves. Nothing of it says more than the pages say to the same person.
 */
import { addPeriod, type Instant, type PlainDate } from '@touchstone/kernel';

export interface CalendarEvent {
  /** the same for the same thing, for ever */
  readonly uid: string;
  readonly on: PlainDate;
  /** its last day, where it has several */
  readonly until?: PlainDate;
  /** when it last changed, and how often it did before: by these a program tells which edition is newer */
  readonly changedAt: Instant;
  readonly changes: number;
  readonly title: string;
  readonly description: string;
  readonly href: string;
}

export interface CalendarProps {
  readonly name: string;
  /** the moment at which the calendar was made */
  readonly at: Instant;
  readonly events: readonly CalendarEvent[];
}

export function calendarText({ name, at, events }: CalendarProps): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Touchstone//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    // Once in an hour is often enough for days (RFC 7986, section 5.7).
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap(({ changedAt, changes, description, href, on, title, uid, until = on }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${basicMoment(at)}`,
      `LAST-MODIFIED:${basicMoment(changedAt)}`,
      `SEQUENCE:${String(changes)}`,
      `DTSTART;VALUE=DATE:${basic(on)}`,
      // The end is not part of the event (section 3.6.1), so the last day ends on the next.
      `DTEND;VALUE=DATE:${basic(addPeriod(until, { days: 1 }))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${href}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function basicMoment(moment: Instant): string {
  return moment.replaceAll(/[-:]|\.\d+/g, '');
}

function basic(day: PlainDate): string {
  return day.replaceAll('-', '');
}

/** Section 3.3.11: what would end a value or begin another is written with a backslash, and no other control character is. */
function escaped(text: string): string {
  const lines = text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');
  return lines.replaceAll(/[^\P{Cc}\t]/gu, '');
}

/** octets of one line without its end (section 3.1) */
const lineOctets = 75;

/** Longer lines go on after a line end and a space; no character is cut in two. */
function folded(line: string): string {
  let length = 0;
  let text = '';
  for (const character of line) {
    const octets = octetsOf(character);
    if (length + octets > lineOctets) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}

/** In UTF-8; reckoned, because a feed has millions of characters. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
