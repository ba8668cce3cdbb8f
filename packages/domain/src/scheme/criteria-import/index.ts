/** Criteria in and out of tables and YAML, for scheme owners who keep their text elsewhere. */
export { applyCriteria } from './apply-criteria.ts';
export { criteriaToTable } from './criteria-to-table.ts';
export type { ImportedRow, ImportProblem } from './imported-row.ts';
export { readCriteriaTable } from './read-criteria-table.ts';
export { readCriteriaYaml } from './read-criteria-yaml.ts';
