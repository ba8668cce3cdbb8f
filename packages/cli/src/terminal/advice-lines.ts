/** The scheme's advice with its reasons, as an indented tree: shape, word, sentence. */
import { reasonInWords, type Advice, type Reason, type Scheme } from '@touchstone/domain';
import { speaker, type Catalogue, type Terminal } from './terminal.ts';
import { wrapped } from './text-table.ts';

const messages: Catalogue<'reason'> = {
  en: { reason: '{holds}: {sentence}' },
  fr: { reason: '{holds} : {sentence}' },
};

export function adviceLines(terminal: Terminal, scheme: Scheme, { marks }: Advice, indent = ''): readonly string[] {
  const { strong, t } = terminal;
  const say = speaker(terminal, messages);
  const reasonLines = (reason: Reason, depth: string): readonly string[] => [
    ...wrapped(
      say('reason', {
        holds: t(reason.holds ? 'component.holds' : 'component.does-not-hold'),
        sentence: reasonInWords(scheme, reason, t.language),
      }),
      `${depth}  `,
      `${depth}${shape(reason.holds)} `,
    ),
    ...reason.because.flatMap((part) => reasonLines(part, `${depth}  `)),
  ];
  return marks.flatMap(({ advised, mark: id, reason }) => {
    const mark = scheme.marks.find((one) => one.id === id);
    const name = mark === undefined ? id : t.text(mark.name);
    return [
      `${indent}${strong(t(advised ? 'cycle.advice.mark' : 'cycle.advice.no-mark', { mark: name }))}`,
      ...reasonLines(reason, `${indent}  `),
    ];
  });
}

function shape(holds: boolean): string {
  return holds ? '✓' : '✗';
}
