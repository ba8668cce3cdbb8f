/** The material of the demonstration, from `demo/story.yaml`: names, days and words, never a rule of a scheme. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, defined, instant, plainDate, type Instant, type PlainDate } from '@touchstone/kernel';
import {
  ApproveAssessor,
  ApproveFirm,
  checkShape,
  closed,
  Day,
  Declare,
  FileSite,
  ImportedFact,
  RecordCompetence,
  RegisterOrganisation,
  RecordInterview,
  RecordObservation,
  RecordVisit,
  planCommands,
} from '@touchstone/domain';
import { Type, type Static } from 'typebox';
import { parse } from 'yaml';

const Words = Type.String({ minLength: 1 });
const dayNames = [
  'begin',
  'northSigned',
  'northAccepted',
  'eastSigned',
  'eastAccepted',
  'selfAssessed',
  'assessorsApproved',
  'appointed',
  'visitPlanned',
  'visited',
  'reported',
  'accepted',
  'planned',
  'decided',
  'closed',
] as const;
export type StoryDay = (typeof dayNames)[number];

const Days = Type.Unsafe<Readonly<Record<StoryDay, string>>>(
  Type.Record(Type.Union(dayNames.map((name) => Type.Literal(name))), Day),
);

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
    mills: Type.Object({ north: FileSite, east: FileSite }, closed),
    signatory: Type.Object({ name: Words, position: Words }, closed),
    contact: Type.Object({ name: Words, email: Words }, closed),
    firms: Type.Array(ApproveFirm),
    assessors: Type.Object({ ada: StoryAssessor, cory: StoryAssessor }, closed),
    conflictTies: Type.Pick(Declare, ['ties', 'ended']),
    conflictReason: Words,
    evidence: Type.Object({ title: Words, fileName: Words, content: Words }, closed),
    rationale: Words,
    gap: Words,
    notApplicable: Words,
    summary: Words,
    fieldwork: Type.Object(
      {
        ...{ review: Words, plan: planCommands['assurance-plan.submit'].body, visit: RecordVisit },
        ...{ interviews: Type.Array(RecordInterview), observation: RecordObservation },
      },
      closed,
    ),
    improvement: Type.Object(
      { cause: Words, action: Words, owner: Words, dueOn: Day, tooLate: Day, done: Words },
      closed,
    ),
    verified: Words,
    answeredEast: Type.Integer({ minimum: 1 }),
    gaps: Type.Array(Type.Integer({ minimum: 1 })),
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
