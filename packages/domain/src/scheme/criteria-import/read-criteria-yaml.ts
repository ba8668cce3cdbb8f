/**
 * Reads criteria from a YAML file that says `criteria:` as a scheme does, whole or in parts: each entry an id or a number, and
 * whatever of it is to be written. Every member is checked against the shape of a scheme; what is left out stays.
 */
import { checkShape } from '../check-shape.ts';
import { problemInWords, problemList, type Path } from '../problem.ts';
import { readYaml } from '../read-yaml.ts';
import { schemeShape } from '../shape.ts';
import { placeOf, valueOf, type Written, type WrittenEntry } from '../written.ts';
import type { ImportedRow, ImportProblem } from './imported-row.ts';

export function readCriteriaYaml(
  file: string,
  text: string,
): { readonly rows: readonly ImportedRow[]; readonly problems: readonly ImportProblem[] } {
  const problems = problemList();
  const written = readYaml(file, text, problems);
  if (written !== undefined) {
    checkShape(schemeShape, written, problems);
  }
  // What an import leaves out is no mistake: the scheme has it, or its check will ask for it.
  const real = problems.problems.filter(({ sentence }) => !sentence.includes(' is missing from '));
  const told = real.map((problem) => ({ at: file, sentence: problemInWords(problem) }));
  const list = written?.kind === 'map' ? written.entries.get('criteria')?.value : undefined;
  if (written === undefined || told.length > 0) return { rows: [], problems: told };
  if (list?.kind !== 'list') return { rows: [], problems: [{ at: file, sentence: 'Expected a list “criteria”.' }] };
  return { rows: list.items.flatMap((item, index) => rowsOf(file, written, item, ['criteria', index])), problems: [] };
}

function rowsOf(file: string, root: Written, item: Written, path: Path, parent?: string): readonly ImportedRow[] {
  if (item.kind !== 'map') return [];
  const { line } = placeOf(root, path);
  const plain = (name: string) => textOf(item.entries.get(name));
  const [id, number] = [plain('id'), plain('number')];
  const members = [...item.entries].filter(([name]) => !['id', 'number', 'requirements'].includes(name));
  const row: ImportedRow = {
    at: (member) => `${file}, line ${String(line)}${member === undefined ? '' : ` (${member})`}`,
    ...(id === undefined ? {} : { id }),
    ...(number === undefined ? {} : { number }),
    ...(parent === undefined ? {} : { parent }),
    members: Object.fromEntries(
      // A requirement calls its title its text, as its table does not.
      members.map(([name, entry]) => [name === 'text' ? 'title' : name, valueOf(entry.value)]),
    ),
  };
  const below = item.entries.get('requirements')?.value;
  const inner = below?.kind === 'list' ? below.items : [];
  return [
    row,
    ...inner.flatMap((one, index) => rowsOf(file, root, one, [...path, 'requirements', index], id ?? number)),
  ];
}

function textOf(entry: WrittenEntry | undefined): string | undefined {
  return entry?.value.kind === 'value' && typeof entry.value.value === 'string' ? entry.value.value : undefined;
}
