/**
 * Rules that make files easy to read: each opens with its purpose, has a name that says something, tells one story, and
 * leaves nothing unfinished or silenced without a reason.
 */
import { isSource, linesThatMatch, type HouseRule, type RepositoryFile } from './house-rule.ts';

const opening = {
  code: /^(#!.*\n)?\s*(\/\*\*?[^]*?\*\/|(\/\/.*\n)+)/,
  sql: /^(--!.*\n)?(--.*\n)+/,
  sh: /^(#!.*\n)?(#.*\n)+/,
};

/**
 * A first comment of at least one whole sentence: what the file is for, what it promises, what it is not. The tests of a
 * file beside them need none: that file says it.
 */
export const opensWithItsPurpose: HouseRule = (files) => {
  const paths = new Set(files.map(({ path }) => path));
  const standsAlone = ({ path }: RepositoryFile): boolean => {
    const subject = /^(.*?)(\.\w+)?\.test\.tsx?$/.exec(path)?.[1];
    return subject === undefined || !(paths.has(`${subject}.ts`) || paths.has(`${subject}.tsx`));
  };
  return files
    .filter((file) => isSource(file) && standsAlone(file))
    .flatMap(({ path, text }) => {
      const pattern = path.endsWith('.sql') ? opening.sql : path.endsWith('.sh') ? opening.sh : opening.code;
      const prose = (pattern.exec(text)?.[0] ?? '').replaceAll(/^#!.*$|[/*#-]|@\w+( \S+)?/gm, '').trim();
      const isSentence = prose.length >= 20 && /[.:!?”)]$/.test(prose);
      return isSentence
        ? []
        : [
            {
              at: path,
              says: 'Open with a comment of one to five sentences: what it is for, what it promises, what it is not.',
            },
          ];
    });
};

const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common'];
/** Empty where they are the thing itself, as in `site-data`; `data-directory` is a directory. */
const emptyNouns = ['data', 'info', 'manager'];

/** Names of files and folders: words of the glossary, in kebab-case. */
export const hasATellingName: HouseRule = (files) =>
  files.filter(isSource).flatMap(({ path }) => {
    const names = path.split('/').map((part) => part.replace(/\..*$/, '').toLowerCase().split('-'));
    const empty = names.flatMap((words) => [
      ...words.filter((word) => emptyWords.includes(word)),
      ...words.slice(-1).filter((word) => emptyNouns.includes(word)),
    ])[0];
    if (empty !== undefined) {
      return [{ at: path, says: `“${empty}” says nothing: name the file for the one thing it exports.` }];
    }
    const file = path.slice(path.lastIndexOf('/') + 1);
    if (/^\.?[a-z0-9]+([.-][a-z0-9]+)*$/.test(file)) return [];
    return [{ at: path, says: 'Write file names in kebab-case.' }];
  });

// In two parts, so that this file does not break its own rule.
const unfinishedMark = new RegExp(String.raw`\b(TO${'DO'}|FIX${'ME'}|XX${'X'})\b|not ${'implemented'}\b`);

/** Work that is left is an issue, not a note in the code. */
export const leavesNothingUnfinished: HouseRule = (files) =>
  linesThatMatch(
    files.filter(isSource),
    unfinishedMark,
    (mark) => `“${mark}”: finish it, or take it out and open an issue.`,
  );

/** A test that is switched off, or that switches off the others, is a test that cannot fail. */
export const switchesNoTestOff: HouseRule = (files) =>
  linesThatMatch(
    files.filter(({ path }) => /\.test\.tsx?$/.test(path)),
    /\b(it|test|describe)\.(only|todo|skip|fails)\(/,
    (call) => `“${call}…)”: let it run. What needs something that may be missing says so with \`skipIf\`.`,
  );

/** A check may be switched off where it is wrong; the reason stands beside it. */
export const silencesNothingWithoutReason: HouseRule = (files) =>
  linesThatMatch(
    files.filter(isSource),
    /(\/\/|\/\*) *(eslint-disable(?!.* -- \S+ \S+)|@ts-(ignore|nocheck)|@ts-expect-error *$|prettier-ignore *$).*/,
    () => 'Say why: end the line with ` -- ` and the reason.',
  );

const lineLimit = 400;

/**
 * A file tells one story. `reasons` names files longer than the limit that read better whole, each with the reason; an entry
 * that is no longer needed is refused. None is.
 */
export function isShort(reasons: Readonly<Record<string, string>> = {}): HouseRule {
  return (files) => {
    const long = files
      .filter(isSource)
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > lineLimit);
    const tooLong = long
      .filter(({ path }) => reasons[path] === undefined)
      .map(({ path, lines }) => ({
        at: path,
        says: `${String(lines)} lines, more than ${String(lineLimit)}: split it where the story turns, or give the reason in scripts/house-rules/reading.ts.`,
      }));
    const stale = Object.keys(reasons)
      .filter((path) => !long.some((file) => file.path === path))
      .map((path) => ({ at: path, says: 'It is short enough: take its entry out of scripts/house-rules/reading.ts.' }));
    return [...tooLong, ...stale];
  };
}
