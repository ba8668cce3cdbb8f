/**
 * What we depend on: every package that a package.json asks for has one line of reason and its licence in
 * docs/dependencies.md, and everything that is installed with it carries a licence that we may ship or build with.
 */
import type { HouseRule, RepositoryFile } from './house-rule.ts';

const page = 'docs/dependencies.md';

const allowedLicences = [
  '(MIT AND Zlib)',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
];

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly link?: boolean }>>;
}

export const dependenciesAreExplained: HouseRule = (files) => {
  const asked = new Set(
    files
      .filter(({ path }) => /(^|\/)package\.json$/.test(path))
      .flatMap((file) => asksFor(JSON.parse(file.text) as Manifest)),
  );
  const licences = licencesInLock(files);
  // | `name` | licence | reason |
  const rows = [...textOf(files, page).matchAll(/^\| `(.+?)` +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, name = '', licence = '', reason = '']) => ({ name, licence, reason }),
  );

  const unexplained = [...asked]
    .filter((name) => rows.filter((row) => row.name === name).length !== 1)
    .map((name) => `${name} needs one line: | \`${name}\` | ${licences.get(name) ?? 'licence'} | why we use it |.`);
  const stale = rows
    .filter(({ name }) => !asked.has(name))
    .map(({ name }) => `${name} is not asked for by any package.json.`);
  const misread = rows
    .filter(({ name, licence }) => licences.has(name) && licences.get(name) !== licence)
    .map(({ name, licence }) => `${name} is under ${licences.get(name) ?? ''}, not ${licence}.`);
  const unexpected = [...licences]
    .filter(([, licence]) => !allowedLicences.includes(licence))
    .map(([name, licence]) => `${name} is under “${licence}”, which is not on our list: ask before using it.`);
  return [...unexplained, ...stale, ...misread, ...unexpected].map((says) => ({ at: page, says }));
};

function asksFor(manifest: Manifest): readonly string[] {
  return [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]
    .flatMap((group) => Object.keys(group ?? {}))
    .filter((name) => !name.startsWith('@touchstone/'));
}

/** Name to licence, as each package's own manifest says it and the lock file repeats it. */
function licencesInLock(files: readonly RepositoryFile[]): ReadonlyMap<string, string> {
  const text = textOf(files, 'package-lock.json');
  const lock = text === '' ? { packages: {} } : (JSON.parse(text) as LockFile);
  return new Map(
    Object.entries(lock.packages)
      .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
      .map(([path, { license }]) => [path.slice(path.lastIndexOf('node_modules/') + 13), license ?? 'no licence']),
  );
}

function textOf(files: readonly RepositoryFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}
