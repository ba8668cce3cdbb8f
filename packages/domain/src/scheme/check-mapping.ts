/**
 * Whether a mapping makes sense from this side: its criteria exist here, no pair is said twice, and one from an older
 * version of the same scheme forgets no criterion. The other side is looked at by `compareSchemes`, which has both.
 */
import type { Say } from './check-due.ts';
import type { Mapping, MappingEntry } from './mapping.ts';
import { quoted, type Path } from './problem.ts';
import type { Scheme } from './scheme.ts';

export function checkMappings(scheme: Scheme, say: Say): void {
  const { mappings = [] } = scheme;
  mappings.forEach((mapping, index) => {
    const path = ['mappings', index];
    const { from } = mapping;
    const earlier = mappings.findIndex((one) => one.from.scheme === from.scheme && one.from.version === from.version);
    if (earlier < index) {
      say(
        [...path, 'from'],
        `${from.scheme} ${from.version} is mapped before, in mappings/${earlier}. Put both in one.`,
      );
    }
    if (from.scheme === scheme.id && from.version === scheme.version) {
      say([...path, 'from', 'version'], 'This is the version itself. Expected an older one.');
    }
    checkEntries(scheme, mapping, path, say);
  });
}

function checkEntries(scheme: Scheme, { from, entries }: Mapping, path: Path, say: Say): void {
  const known = scheme.criteria.map(({ id }) => id);
  const pairs = new Map<string, number>();
  entries.forEach((entry, index) => {
    const at = [...path, 'entries', index];
    checkEnds(entry, at, say);
    if (entry.to !== undefined && !known.includes(entry.to)) {
      say([...at, 'to'], `There is no criterion ${quoted(entry.to)}.`, { word: entry.to, known });
    }
    const pair = `${entry.from ?? ''} ${entry.to ?? ''}`;
    const earlier = pairs.get(pair);
    if (earlier === undefined) pairs.set(pair, index);
    else say(at, `This pair is said before, in ${[...path, 'entries', earlier].join('/')}.`);
    const { relation } = entry;
    const alone = relation === 'new' ? 'to' : relation === 'withdrawn' ? 'from' : undefined;
    if (alone !== undefined && entries.filter((other) => other[alone] === entry[alone]).length > 1) {
      say([...at, 'relation'], `${quoted(relation)} stands alone, but ${quoted(entry[alone])} has other pairs too.`);
    }
  });
  if (from.scheme !== scheme.id) return;
  const reached = new Set(entries.map(({ to }) => to));
  const forgotten = known.filter((id) => !reached.has(id));
  for (const id of forgotten) {
    say([...path, 'entries'], `Criterion ${quoted(id)} is not named here. Say where it comes from, or that it is new.`);
  }
}

function checkEnds({ from, to, relation }: MappingEntry, path: Path, say: Say): void {
  const wanted = {
    from: relation !== 'new',
    to: relation !== 'withdrawn',
  };
  for (const [end, id] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (wanted[end] === (id !== undefined)) continue;
    const sentence = wanted[end]
      ? `“${end}” is missing; only a pair that is ${end === 'from' ? 'new' : 'withdrawn'} has none.`
      : `A criterion that is ${relation} has no “${end}”.`;
    say(id === undefined ? path : [...path, end], sentence);
  }
}
