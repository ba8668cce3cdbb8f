/** The scheme's advice with its reasons, as an indented tree: shape, word, sentence. */
import { reasonInWords, type Advice, type Reason, type Scheme } from '@touchstone/domain';
import type { Terminal } from './terminal.ts';
import { wrapped } from './text-table.ts';

export function adviceLines(
  { strong, t }: Terminal,
  scheme: Scheme,
  { marks }: Advice,
  indent = '',
): readonly string[] {
  const reasonLines = (reason: Reason, depth: string): readonly string[] => [
    ...wrapped(
      `${t(reason.holds ? 'component.holds' : 'component.does-not-hold')}: ${reasonInWords(scheme, reason, t.language)}`,
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
