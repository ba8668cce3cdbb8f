/**
 * Compiles the files of one scheme version to canonical JSON and the SHA-256 that names it, or says every mistake where
 * it stands. Never throws on any text. Comments, the order of names and the split into files do not change the hash.
 */
import { canonicalJson, err, limits, ok, sha256Hex, type Json, type Result } from '@touchstone/kernel';
import { checkMeaning } from './check-meaning.ts';
import { checkShape } from './check-shape.ts';
import { normalise } from './normalise.ts';
import { problemList, type Path, type ProblemList, type SchemeProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { CompiledScheme, Scheme } from './scheme.ts';
import { schemeShape } from './shape.ts';
import { placeOf, valueOf, writtenFromJson, type Written, type WrittenEntry, type WrittenMap } from './written.ts';

/** A file's path within the folder of the version, and its text. */
export type SchemeFiles = ReadonlyMap<string, string>;

/**
 * All files that end in `.yaml` or `.yml` make up the scheme, except those in `cases/`. Each name at the root is said in
 * one file; lists may go on in several, in the order of the files' paths.
 */
export function compileScheme(files: SchemeFiles): Result<CompiledScheme, readonly SchemeProblem[]> {
  const problems = problemList();
  const written = readFolder(files, problems);
  return written === undefined ? err(problems.problems) : compileWritten(written, problems);
}

/** Reads back what `schemeJson` wrote, with every check of the compiler, so that nothing unsound enters by this door. */
export function parseCompiledScheme(json: string): Result<CompiledScheme, readonly SchemeProblem[]> {
  const problems = problemList();
  const place = { file: 'scheme.json', line: 1, column: 1 };
  try {
    const written = writtenFromJson(JSON.parse(json), place);
    if (written !== undefined) return compileWritten(written, problems);
    problems.add(place, [], `This nests deeper than ${limits.schemeNesting} levels.`);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    problems.add(place, [], `This is not JSON: ${cause.message}.`);
  }
  return err(problems.problems);
}

/** The canonical JSON (RFC 8785) that is stored, published and hashed. */
export function schemeJson(scheme: Scheme): string {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a scheme is JSON by construction; only interfaces lack the index signature that shows it
  return canonicalJson({ ...scheme } as unknown as Json);
}

function compileWritten(written: Written, problems: ProblemList): Result<CompiledScheme, readonly SchemeProblem[]> {
  const texts = checkShape(schemeShape, written, problems);
  const value: unknown = valueOf(written);
  // That a value without a problem has the shape is what `checkShape` is for; a property test holds it to that.
  const isScheme = (_value: unknown): _value is Scheme => problems.problems.length === 0;
  if (!isScheme(value)) return err(problems.problems);
  const say = (path: Path, sentence: string, unknown?: Parameters<ProblemList['add']>[3]): void => {
    problems.add(placeOf(written, path), path, sentence, unknown);
  };
  checkMeaning(value, texts, say);
  if (problems.problems.length > 0) return err(problems.problems);
  const scheme = normalise(value);
  return ok({ scheme, hash: sha256Hex(schemeJson(scheme)) });
}

function readFolder(files: SchemeFiles, problems: ProblemList): Written | undefined {
  const paths = [...files.keys()].filter((path) => /\.ya?ml$/.test(path) && !path.startsWith('cases/')).sort();
  const place = { file: paths[0] ?? 'scheme.yaml', line: 1, column: 1 };
  if (paths.length === 0) problems.add(place, [], 'There is no scheme here. Expected a file scheme.yaml.');
  if (paths.length > limits.schemeFiles) {
    problems.add(place, [], `There are ${paths.length} files; a scheme may have ${limits.schemeFiles}.`);
    return undefined;
  }
  const entries = new Map<string, WrittenEntry>();
  for (const path of paths) {
    const written = readYaml(path, files.get(path) ?? '', problems);
    if (written?.kind === 'map') join(entries, written, problems);
    else if (written !== undefined)
      problems.add(written.place, [], 'Expected names with values at the top of this file, such as “id: my-scheme”.');
  }
  return problems.problems.length > 0 ? undefined : { kind: 'map', place, entries };
}

function join(entries: Map<string, WrittenEntry>, file: WrittenMap, problems: ProblemList): void {
  for (const [name, entry] of file.entries) {
    const before = entries.get(name);
    if (before === undefined) {
      entries.set(name, entry);
    } else if (before.value.kind === 'list' && entry.value.kind === 'list') {
      const items = [...before.value.items, ...entry.value.items];
      entries.set(name, { ...before, value: { ...before.value, items } });
    } else {
      const { file: first, line } = before.place;
      problems.add(entry.place, [name], `“${name}” is said before, in ${first} line ${line}. Keep one of the two.`);
    }
  }
}
