/** Tells the demonstration line by line: the day, who did what and why, what was refused and how to mend it. */
import { plainDate } from '@touchstone/kernel';
import type { StoryLine, StoryStep } from '@touchstone/server';
import { refusalSentence } from '@touchstone/ui';
import { adviceLines } from '../terminal/advice-lines.ts';
import { speaker, type Terminal } from '../terminal/terminal.ts';
import { lineWidth, wrapped } from '../terminal/text-table.ts';
import { isReasoned, storyMessages } from './story-messages.ts';

export function storyTeller(terminal: Terminal): (line: StoryLine) => void {
  const { print, strong, t } = terminal;
  const say = speaker(terminal, storyMessages);
  const tell = (text: string, first: string, indent: string): void => {
    for (const line of wrapped(text, indent, first)) print(line);
  };
  const explained = new Set<StoryStep>();
  return (line) => {
    switch (line.kind) {
      case 'chapter':
        for (const text of heading(terminal, `${t.date(line.day)} · ${say(`chapter.${line.title}`, line.facts)}`))
          print(text);
        return;
      case 'step':
        tell(`${strong(line.who)} ${say(`step.${line.what}`, line.facts)}`, '• ', '  ');
        if (isReasoned(line.what) && !explained.has(line.what)) {
          // A reason that was given once need not be given again.
          explained.add(line.what);
          tell(say('why', { reason: say(`why.${line.what}`, line.facts) }), '    ', '    ');
        }
        return;
      case 'refused':
        tell(`${strong(line.who)} ${say(`try.${line.what}`, line.facts)}`, '✗ ', '  ');
        tell(say('refused', { sentence: refusalSentence(t, line.refusal) }), '    ', '    ');
        return;
      case 'source': {
        const { knownOn, source, step } = line.fact;
        tell(`${say(`imported.${step}`, { date: t.date(plainDate(knownOn)) })} · ${source.title}`, '    – ', '      ');
        return;
      }
      case 'clocks':
        tell(say('clocks'), '    ', '    ');
        for (const { due, name } of line.clocks)
          print(`    – ${say('clock', { due: t.date(due), name: t.text(name) })}`);
        return;
      case 'finding': {
        const finding = { number: line.number, criterion: t.text(line.criterion), level: t.text(line.level) };
        tell(say('finding', finding), '    – ', '      ');
        return;
      }
      case 'advice':
        print(`  ${say('advice')}`);
        for (const text of adviceLines(terminal, line.scheme.scheme, line.advice, '  ')) print(text);
        return;
      case 'mark': {
        const mark = t.text(line.mark);
        print(
          `    – ${line.until === null ? say('mark-unlimited', { mark }) : say('mark', { mark, until: t.date(line.until) })}`,
        );
        return;
      }
      case 'clock': {
        const facts = { site: line.site, name: t.text(line.name), due: t.date(line.due) };
        const { consequence, criterion, to } = line;
        const what = criterion === undefined ? say('ran-out', facts) : say('ran-out-finding', { ...facts, criterion });
        tell(what, `${strong(t.date(line.day))}  `, '    ');
        tell(say(`follows.${consequence}`, to === undefined ? {} : { duty: t(`duty.${to}`) }), '    ', '    ');
        return;
      }
      case 'expired':
        tell(say('expired', { site: line.site, mark: t.text(line.mark) }), `${strong(t.date(line.day))}  `, '    ');
        return;
    }
  };
}

/** An empty line, then the heading over its rule. */
export function heading({ quiet, strong }: Terminal, text: string): readonly string[] {
  return ['', strong(text), quiet('─'.repeat(Math.min(text.length, lineWidth())))];
}
