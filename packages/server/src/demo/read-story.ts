/** The material of the demonstration, from `demo/story.yaml`: names, days and words, never a rule of a scheme. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, defined, instant, plainDate, type Instant, type PlainDate } from '@touchstone/kernel';
import {
  afterAwardCommands,
  ApproveAssessor,
  ApproveFirm,
  checkShape,
  closed,
  Day,
  Declare,
  FileSite,
  ImportedFact,
  Method,
  RecordCompetence,
  RegisterOrganisation,
  RecordInterview,
  RecordObservation,
  RecordVisit,
  planCommands,
} from '@touchstone/domain';
import { Type, type Static, type TSchema } from 'typebox';
import { parse } from 'yaml';

const Words = Type.String({ minLength: 1 });
export type Mill = 'north' | 'east';

const mainDays = [
  'begin',
  'northSigned',
  'northCommitted',
  'eastSigned',
  'eastCommitted',
  'northSelfAssessed',
  'assessorsApproved',
  'appointed',
  'northVisitPlanned',
  'northVisited',
  'northReported',
  'northReportAccepted',
  'northPlanned',
  'decided',
  'northActionDone',
] as const;
const daysAfter = [
  'eastSelfAssessed',
  'eastAppointed',
  'eastVisitPlanned',
  'eastVisited',
  'eastReported',
  'eastReportAccepted',
  'eastPlanned',
  'surveyed',
  'changed',
  'changeAnswered',
  'suspended',
  'appealed',
  'heard',
  'northLastDone',
  'lifted',
  'again',
  'eastActionDone',
] as const;
const dayNames = [...mainDays, ...daysAfter] as const;
export type StoryDay = (typeof dayNames)[number];

/** One for each of the mills. */
function PerMill<Of extends TSchema>(of: Of) {
  return Type.Object({ north: of, east: of }, closed);
}

const Days = Type.Unsafe<Readonly<Record<StoryDay, string>>>(
  Type.Record(Type.Union(dayNames.map((name) => Type.Literal(name))), Day),
);

const NotifyChange = afterAwardCommands['change.notify'].body;

/** The firm by its name; its entry is made while the story is played. */
const StoryAssessor = Type.Object(
  { ...ApproveAssessor.properties, firm: Words, competence: Type.Optional(RecordCompetence) },
  closed,
);

const Story = Type.Object(
  {
    scheme: Words,
    publicFacts: Type.Array(
      Type.Object({ site: FileSite, known: Type.Array(ImportedFact), later: Type.Array(ImportedFact) }, closed),
    ),
    operator: RegisterOrganisation,
    partner: Type.Object({ organisation: RegisterOrganisation, statement: Words }, closed),
    mills: PerMill(FileSite),
    signatory: Type.Object({ name: Words, position: Words }, closed),
    contact: Type.Object({ name: Words, email: Words }, closed),
    firms: Type.Array(ApproveFirm),
    assessors: Type.Object({ ada: StoryAssessor, cory: StoryAssessor }, closed),
    conflictTies: Type.Pick(Declare, ['ties', 'ended']),
    conflictReason: Words,
    evidence: PerMill(Type.Object({ manual: Words, seen: Words, done: Words, validUntil: Type.Optional(Day) }, closed)),
    rationale: Words,
    gap: Words,
    notApplicable: Words,
    summary: Words,
    fieldwork: PerMill(
      Type.Object(
        {
          ...{ review: Words, plan: planCommands['assurance-plan.submit'].body, visit: RecordVisit },
          ...{ interviews: Type.Array(RecordInterview), observation: RecordObservation },
        },
        closed,
      ),
    ),
    improvement: Type.Object(
      { cause: Words, action: Words, owner: Words, dueOn: PerMill(Day), tooLate: Day, done: Words },
      closed,
    ),
    verified: Type.Object({ rationale: Words, method: Method }, closed),
    answeredEast: Type.Integer({ minimum: 1 }),
    gaps: PerMill(Type.Array(Type.Integer({ minimum: 1 }))),
    after: Type.Object(
      {
        surveillance: afterAwardCommands['surveillance.complete'].body,
        ...{ change: NotifyChange, changeAnswer: Words, laterChange: NotifyChange },
        ...{ suspension: Words, appeal: Words, hearing: Words, lifting: Words, again: Words },
      },
      closed,
    ),
    days: Days,
  },
  closed,
);

export type Story = Static<typeof Story>;

const file = join(resolve(fileURLToPath(import.meta.url), '../../../../..'), 'demo/story.yaml');

export async function readStory(): Promise<Story> {
  const read = checkShape(Story, parse(await readFile(file, 'utf8')));
  assert(read.ok, `demo/story.yaml is as expected: ${read.ok ? '' : JSON.stringify(read.error)}`);
  return read.value;
}

/** When a demonstration's clock begins, so that all that is on record stands in the order of its days. */
export async function storyBegin(): Promise<Instant> {
  return instant(`${(await readStory()).days.begin}T08:00:00Z`);
}

/** The last day of the story, from which a demonstration goes on. */
export async function storyEnd(): Promise<PlainDate> {
  const { days } = await readStory();
  return plainDate(defined(Object.values(days).sort().at(-1), 'the last day of the story'));
}
