/** The criteria of a scheme as a table that `readCriteriaTable` reads back to the same: the first row names the columns. */
import { requirementsOf } from '../requirements.ts';
import type { Criterion, Requirement, Scheme } from '../scheme.ts';
import type { Text } from '../text.ts';
import { plainColumns, textColumns } from './read-criteria-table.ts';

export function criteriaToTable(scheme: Scheme): readonly (readonly string[])[] {
  const head = [
    ...plainColumns,
    ...textColumns.flatMap((name) => scheme.languages.map((language) => `${name} ${language}`)),
  ];
  const rows = scheme.criteria.flatMap((criterion) => [
    rowOf(scheme, criterion, ''),
    ...childrenOf(criterion).map(({ requirement, parent }) => rowOf(scheme, requirement, parent)),
  ]);
  return [head, ...rows];
}

function childrenOf(criterion: Criterion): readonly { readonly requirement: Requirement; readonly parent: string }[] {
  const parents = new Map<Requirement, string>();
  const note = (all: readonly Requirement[] | undefined, parent: string): void => {
    for (const one of all ?? []) {
      parents.set(one, parent);
      note(one.requirements, one.id);
    }
  };
  note(criterion.requirements, criterion.id);
  return requirementsOf(criterion).map(({ requirement }) => ({
    requirement,
    parent: parents.get(requirement) ?? criterion.id,
  }));
}

function rowOf(scheme: Scheme, one: Criterion | Requirement, parent: string): readonly string[] {
  const criterion: Partial<Criterion> = 'group' in one ? one : {};
  const texts: Readonly<Record<(typeof textColumns)[number], (language: string) => string>> = {
    title: (language) => ('text' in one ? one.text : one.title)[language] ?? '',
    summary: (language) => criterion.summary?.[language] ?? '',
    guidance: (language) => one.guidance?.[language] ?? '',
    evidenceHints: (language) => hintsIn(one.evidenceHints ?? [], language),
  };
  return [
    one.id,
    parent,
    one.number,
    criterion.group ?? '',
    criterion.scale ?? '',
    criterion.notApplicable ?? '',
    criterion.weight === undefined ? '' : String(criterion.weight),
    one.critical === true ? 'yes' : '',
    (criterion.sdgs ?? []).join(', '),
    (criterion.aims ?? []).join(', '),
    ...textColumns.flatMap((name) => scheme.languages.map((language) => texts[name](language))),
  ];
}

function hintsIn(hints: readonly Text[], language: string): string {
  return hints
    .map((hint) => hint[language] ?? '')
    .join('\n')
    .trim();
}
