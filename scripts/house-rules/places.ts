/**
 * Rules about places: nothing in the repository depends on one machine or one package registry, and what is
 * numbered has no gap.
 */
import { isSource, linesThatMatch, type HouseRule } from './house-rule.ts';

const machinePath = /(?<![\w./:@-])\/(work|farm|root|home|Users|tmp|var\/folders)\/[\w.]/;

export const namesNoMachinePath: HouseRule = (files) =>
  linesThatMatch(
    files.filter(({ path }) => path !== 'package-lock.json'),
    machinePath,
    (path) =>
      `“${path}…” belongs to one machine: write a path from the root of the repository, or make a temporary folder.`,
  );

const registryHost = /https?:\/\/[\w.-]*\b(registry|artifactory|nexus|verdaccio|npmjs)\b[\w.-]*/;

export const namesNoRegistry: HouseRule = (files) =>
  linesThatMatch(
    files.filter((file) => isSource(file) || /\.(json|md|npmrc|ya?ml)$|\.npmrc$/.test(file.path)),
    registryHost,
    (host) => `“${host}”: where packages come from is the business of the machine that installs them.`,
  );

export const lockFileNamesNoAddress: HouseRule = (files) =>
  linesThatMatch(
    files.filter(({ path }) => path === 'package-lock.json'),
    /"resolved": "(https?|git)[^"]*"/,
    () => 'A download address: .npmrc has `omit-lockfile-registry-resolved=true`; write the lock file again with it.',
  ).slice(0, 3);

/** Migrations and decisions, `0001-first.sql`, `0002-next.sql`, …: in each folder from 1 and without a gap. */
export const numbersHaveNoGap: HouseRule = (files) => {
  const folders = Map.groupBy(
    files.filter(({ path }) => /(^|\/)(migrations\/[^/]+\.sql|decisions\/\d[^/]*\.md)$/.test(path)),
    ({ path }) => path.slice(0, path.lastIndexOf('/') + 1),
  );
  return [...folders].flatMap(([folder, numbered]) => {
    const names = numbered.map(({ path }) => path.slice(folder.length)).sort();
    const wrong = names.findIndex((name, index) => !name.startsWith(`${String(index + 1).padStart(4, '0')}-`));
    if (wrong === -1) return [];
    const number = String(wrong + 1).padStart(4, '0');
    const at = `${folder}${names[wrong] ?? ''}`;
    return [{ at, says: `What is here is numbered without a gap: this one should begin with ${number}-.` }];
  });
};
