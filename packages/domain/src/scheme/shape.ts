/**
 * The shape of a scheme, once, as JSON Schema: what the compiler checks file by file, and what an editor can complete.
 * `description` is the noun phrase that a mistake's sentence uses. The types in `scheme.ts` are what users read; a test
 * proves that both are the same.
 */
import { limits } from '@touchstone/kernel';
import { Type } from 'typebox';
import { afterAward, assessmentRules, assessorRules, eligibility } from './shape-assurance.ts';
import { date, line, list, object, oneWord, yesOrNo } from './shape-parts.ts';
import { askedStep, clock, duties, letter, publication, question, reportTemplate } from './shape-process.ts';
import { factRule, rule } from './shape-rules.ts';
import { id, integer, language, source, sources, terms, text, url } from './shape-words.ts';
import { relations } from './vocabulary.ts';

const version = Type.String({
  maxLength: 64,
  pattern: '^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$',
  description: 'a version such as "1.0", in quotes',
});

const level = object('a level', {
  id,
  name: text,
  meaning: Type.Optional(text),
  rank: integer('a rank (a whole number; higher is better)', 0, 1_000),
  score: Type.Optional(integer('a score (a whole number from 0 to 1000)', 0, 1_000)),
  adverse: yesOrNo,
  finding: yesOrNo,
  rationale: oneWord(['required', 'optional']),
  evidence: oneWord(['required', 'optional']),
});

const references = list(object('a reference', { title: text, url: Type.Optional(url) }), 'a list of references');

const requirement = Type.Cyclic(
  {
    Requirement: object('a requirement', {
      id,
      number: line('a number, in quotes'),
      text,
      guidance: Type.Optional(text),
      appliesWhen: Type.Optional(factRule),
      critical: Type.Optional(yesOrNo),
      evidenceHints: Type.Optional(list(text, 'a list of texts')),
      references: Type.Optional(references),
      requirements: Type.Optional(list(Type.Ref('Requirement'), 'a list of requirements')),
      source: Type.Optional(source),
    }),
  },
  'Requirement',
);

const criterion = object('a criterion', {
  id,
  number: line('a number, in quotes'),
  title: text,
  group: id,
  summary: Type.Optional(text),
  guidance: Type.Optional(text),
  scale: id,
  appliesWhen: Type.Optional(factRule),
  notApplicable: oneWord(['allowed', 'never']),
  weight: Type.Optional(integer('a weight (a whole number from 1 to 1000)', 1, 1_000)),
  critical: Type.Optional(yesOrNo),
  requirements: Type.Optional(list(requirement, 'a list of requirements')),
  evidenceHints: Type.Optional(list(text, 'a list of texts')),
  references: Type.Optional(references),
  sdgs: Type.Optional(list(integer('a goal from 1 to 17', 1, 17), 'a list of goals')),
  aims: Type.Optional(list(id, 'a list of aim ids')),
  source: Type.Optional(source),
  sources: Type.Optional(sources),
});

const mark = object('a mark', {
  id,
  name: text,
  offeredWhen: Type.Optional(factRule),
  awardedWhen: rule,
  validityClock: id,
  conditions: Type.Optional(
    list(
      object('a condition of the award', {
        id,
        text,
        when: Type.Optional(rule),
        clock: Type.Optional(id),
        source: Type.Optional(source),
      }),
      'a list of conditions',
    ),
  ),
  source: Type.Optional(source),
});

const mappingEntry = object('one pair of criteria', {
  from: Type.Optional(id),
  to: Type.Optional(id),
  relation: oneWord(relations),
  reason: text,
  source: Type.Optional(source),
});
const mapping = object('a mapping', {
  from: object('the scheme and version that is mapped from', { scheme: id, version, name: Type.Optional(text) }),
  source: Type.Optional(source),
  entries: list(mappingEntry, 'a list of pairs of criteria', { minItems: 1, maxItems: 2 * limits.criteriaPerScheme }),
});

const framework = object('an outside framework', {
  id,
  name: text,
  url: Type.Optional(url),
  parts: list(
    object('a part of a framework', {
      id,
      number: line('a number, in quotes'),
      name: text,
      criteria: list(id, 'a list of criterion ids', { maxItems: limits.criteriaPerScheme }),
    }),
    'a list of parts',
    { minItems: 1 },
  ),
  source: Type.Optional(source),
  alignment: Type.Optional(source),
});

/** JSON Schema in plain objects. */
export const schemeShape = object('a scheme', {
  format: Type.Literal(1),
  id,
  version,
  name: text,
  standardName: text,
  owner: object('the owner of the scheme', { name: line('a name'), url }),
  notice: Type.Optional(text),
  languages: list(language, 'a list of language codes', { minItems: 1, maxItems: 50 }),
  authoritativeLanguage: language,
  timeZone: line('a time zone such as Europe/London'),
  inForce: object('the days on which new cycles may start', { from: date, until: Type.Optional(date) }),
  siteTypes: terms('a list of site types'),
  metals: terms('a list of metals'),
  activities: Type.Optional(terms('a list of activities')),
  groups: terms('a list of groups'),
  aims: Type.Optional(terms('a list of aims')),
  scales: list(
    object('a scale', { id, levels: list(level, 'a list of levels', { minItems: 1 }), source: Type.Optional(source) }),
    'a list of scales',
    { minItems: 1 },
  ),
  criteria: list(criterion, 'a list of criteria', { minItems: 1, maxItems: limits.criteriaPerScheme }),
  letter,
  clocks: list(clock, 'a list of clocks'),
  marks: list(mark, 'a list of marks', { minItems: 1 }),
  duties,
  steps: Type.Optional(list(askedStep, 'a list of steps')),
  publication: Type.Optional(list(publication, 'a list of facts that become public')),
  documents: Type.Optional(list(reportTemplate, 'a list of reports')),
  questions: Type.Optional(list(question, 'a list of questions')),
  eligibility: Type.Optional(eligibility),
  assessment: Type.Optional(assessmentRules),
  assessors: Type.Optional(assessorRules),
  afterAward: Type.Optional(afterAward),
  frameworks: Type.Optional(list(framework, 'a list of outside frameworks')),
  mappings: Type.Optional(list(mapping, 'a list of mappings')),
});
