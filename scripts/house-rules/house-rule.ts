/**
 * What a house rule is: a pure function from the files of the repository to the places that break it. Reading files and
 * printing is the work of scripts/house-rules.ts, so each rule can be tested with a planted violation.
 */
export interface RepositoryFile {
  /** from the root of the repository, with `/` */
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  /** a path, with `:line` where a line is to blame */
  readonly at: string;
  /** what is wrong and what to do instead */
  readonly says: string;
}

export type HouseRule = (files: readonly RepositoryFile[]) => readonly Violation[];

/** Every line of the chosen files that matches, each with what to say about it. */
export function linesThatMatch(
  files: readonly RepositoryFile[],
  pattern: RegExp,
  say: (match: string) => string,
): readonly Violation[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const match = pattern.exec(line);
      return match === null ? [] : [{ at: `${path}:${String(index + 1)}`, says: say(match[0].trim()) }];
    }),
  );
}

/** Code that people read from the top: TypeScript, JavaScript, CSS, SQL and shell. */
export function isSource({ path }: RepositoryFile): boolean {
  return /\.(ts|tsx|mts|js|mjs|cjs|css|sql|sh)$/.test(path);
}
