import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { decides, type Criterion, type Reason, type Scheme } from '@touchstone/domain';
import { renderToString } from 'preact-render-to-string';
import type { ReasonNode } from '../components/reason-tree.tsx';
import { createTranslator } from '../messages/translator.ts';
import { AdviceTree } from './advice-tree.tsx';
import { reasonNode } from './reason-node.tsx';

const text = (en: string) => ({ en });
const criteria: readonly Criterion[] = Array.from({ length: 500 }, (_, at) => ({
  ...{ id: `c${String(at + 1)}`, number: String(at + 1), title: text(`Title ${String(at + 1)}`), group: 'air' },
  ...{ scale: 'steps', notApplicable: 'never' },
}));
const level = (id: string, rank: number) => ({
  ...{ id, name: text(`Level ${id}`), rank, adverse: rank === 1, finding: false },
  ...({ rationale: 'optional', evidence: 'optional' } as const),
});
const scheme: Scheme = {
  ...{ format: 1, id: 'tin', version: '1', languages: ['en'], authoritativeLanguage: 'en', timeZone: 'UTC' },
  ...{ name: text('Tin'), standardName: text('Tin Standard'), owner: { name: 'Tin', url: 'https://tin.example' } },
  inForce: { from: plainDate('2024-01-01') },
  ...{ siteTypes: [], metals: [], clocks: [], letter: { name: text('Letter'), promises: [] } },
  marks: [{ id: 'tin-mark', name: text('Tin Mark'), awardedWhen: { every: { atLeast: 'a' } }, validityClock: 'v' }],
  groups: [{ id: 'air', name: text('Air') }],
  scales: [{ id: 'steps', levels: [level('a', 2), level('b', 1)] }],
  criteria,
  duties: { differ: [], departureReasonLength: 1 },
};
const told = { t: createTranslator('en'), scheme, place: '/cycles/x/criteria' };
const ids = (from: number, to: number): readonly string[] => criteria.slice(from, to).map(({ id }) => id);

function advised(reason: Reason): string {
  return renderToString(
    <AdviceTree {...told} advice={{ marks: [{ mark: 'tin-mark', advised: reason.holds, reason }] }} />,
  );
}

function every(part: Partial<Reason>): Reason {
  return { asked: 'every', holds: false, level: 'a', considered: 500, against: [], missing: [], because: [], ...part };
}

test('the answer comes first, then each criterion in the way with its page, then what would change it', () => {
  const html = advised(every({ against: ids(0, 1), missing: ids(1, 2) }));
  const said = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(said).toMatch(
    /Not yet 2 of 500 criteria stand in the way of Tin Mark\..*If these 2 criteria were rated as is asked here, the scheme would advise Tin Mark\./,
  );
  expect(html).toContain('<a href="/cycles/x/criteria/c1">1 Title 1</a>');
  expect(html).toContain('<a href="/cycles/x/criteria/c2">2 Title 2</a>');
  expect(html).not.toContain('c3"');
});

test('of hundreds of criteria in the way, a few stay open and the rest are one step away', () => {
  const [open = '', folded = ''] = advised(every({ missing: ids(0, 500) })).split('492 more criteria');
  expect(open.match(/<a /g)).toHaveLength(8);
  expect(folded.match(/<a /g)).toHaveLength(492);
});

test('what better ratings only may change is not counted, and what they cannot change is said', () => {
  const share: Reason = {
    ...every({ against: ids(0, 9) }),
    asked: 'at-least',
    quantity: 'share',
    value: 10,
    wanted: 50,
  };
  expect(advised(share)).toContain('Better ratings could change this answer');
  expect(advised(share)).not.toContain('stand in the way');
  expect(advised({ asked: 'fact', holds: false, fact: 'country', wantedOneOf: ['FR'], because: [] })).toContain(
    'No rating changes this answer',
  );
});

interface Named {
  readonly name: string;
  readonly open: boolean;
}

/** Leaves by their names, each open where every part above it decided. */
function leavesOf(reason: Reason, open = true): readonly Named[] {
  if (reason.because.length === 0) return [{ name: `${reason.fact ?? ''} `, open }];
  return reason.because.flatMap((part) => leavesOf(part, open && decides(reason, part)));
}

function shownIn({ because = [], folded, sentence }: ReasonNode, open = true): readonly Named[] {
  return [
    ...(because.length === 0
      ? [{ name: typeof sentence === 'string' ? sentence : '', open }]
      : because.flatMap((node) => shownIn(node, open))),
    ...(folded?.reasons ?? []).flatMap((node) => shownIn(node, false)),
  ];
}

const { reason } = fc.letrec<{ reason: Reason }>((tie) => ({
  reason: fc.oneof(
    { maxDepth: 4 },
    fc.record({ asked: fc.constant('fact' as const), holds: fc.boolean(), because: fc.constant([]) }),
    fc
      .record({
        asked: fc.constantFrom('all' as const, 'any' as const, 'not' as const),
        because: fc.array(tie('reason'), { minLength: 1, maxLength: 4 }),
      })
      .map(({ asked, because }) => {
        const parts = asked === 'not' ? because.slice(0, 1) : because;
        const held = parts.filter(({ holds }) => holds).length;
        const holds = asked === 'all' ? held === parts.length : asked === 'any' ? held > 0 : held === 0;
        return { asked, holds, because: parts };
      }),
  ),
}));

/** Facts are numbered, so that each leaf can be told from the others. */
function numbered(whole: Reason, next: { at: number }): Reason {
  if (whole.because.length > 0) return { ...whole, because: whole.because.map((part) => numbered(part, next)) };
  next.at += 1;
  return { ...whole, fact: `Fact${String(next.at)}`, wantedOneOf: [true] };
}

test('every part of a rule is told once, open exactly where it decides', () => {
  fc.assert(
    fc.property(reason, (drawn) => {
      const whole = numbered(drawn, { at: 0 });
      const expected = leavesOf(whole);
      const shown = shownIn(reasonNode(told, whole));
      expect(shown).toHaveLength(expected.length);
      for (const { name, open } of expected)
        expect(shown.filter((one) => one.name.startsWith(name)).map((one) => one.open)).toEqual([open]);
    }),
  );
});
