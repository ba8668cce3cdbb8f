/** What was planned, visited, heard and contested in a cycle, each part for those who may read it. */
import { Type } from 'typebox';
import {
  fieldworkOf,
  mayReadDeterminations,
  mayReadInterviewNotes,
  mayReadPlan,
  planCommands,
} from '@touchstone/domain';
import {
  readDeskNotes,
  readDisagreements,
  readInterviewNotes,
  readInterviews,
  readObservations,
  readPlanVersions,
  readVisit,
  type CycleView,
  type Reader,
} from '@touchstone/store';
import type { ShownPlan } from '@touchstone/ui';
import { seenPlan } from '../assessment/seen-plan.ts';
import type { Opened } from '../cycle/open-cycle.ts';

const Day = Type.String({ format: 'date' });
const orNull = Type.Union([Day, Type.Null()]);
const Words = Type.Union([Type.String(), Type.Null()]);
/** when it was made, as the device says on which it was written */
const observed = { observedAt: Type.Optional(Type.String({ format: 'date-time' })) };

const PlanChangeShape = Type.Object({
  part: Type.String({ description: 'which part of the plan' }),
  before: Type.Optional(Type.Unknown({ description: 'absent for an entry that was added' })),
  after: Type.Optional(Type.Unknown({ description: 'absent for an entry that was left out' })),
});

export const FieldworkAnswer = Type.Object({
  review: Type.String(),
  /** notes on answers of the site; empty for readers who may not know the plan */
  notes: Type.Array(Type.Object({ criterion: Type.String(), note: Type.String() })),
  /** the request to return the self-assessment that waits */
  returnAsked: Type.Optional(
    Type.Object({ reason: Type.String(), comments: Type.Record(Type.String(), Type.String()) }),
  ),
  /**
   * absent for readers who may not know it; names of stakeholders are empty for all but the team and the secretariat; the
   * site reads the parts that the scheme lets it, without stage and change
   */
  plan: Type.Optional(
    Type.Object({
      ...{ stage: Type.Optional(Type.String()), change: Type.Optional(Words) },
      ...Type.Partial(Type.Omit(planCommands['assurance-plan.submit'].body, ['change'])).properties,
      stakeholderList: Type.Optional(
        Type.Array(
          Type.Object({
            ...{ group: Type.String(), name: Type.String(), method: Type.String() },
            ...{ language: Type.Optional(Type.String()), consultedOn: Type.Optional(Day) },
          }),
        ),
      ),
      /** of the version that was answered last, while this one waits; for readers who may know names */
      changes: Type.Optional(Type.Object({ since: Type.String(), list: Type.Array(PlanChangeShape) })),
    }),
  ),
  announced: Type.Optional(Type.Object({ visitFrom: Day, visitUntil: Day })),
  visit: Type.Optional(
    Type.Object({
      ...{ firstDay: Day, lastDay: Day, openingOn: orNull, closingOn: orNull, meetings: Type.String() },
      ...observed,
    }),
  ),
  interviews: Type.Array(
    Type.Object({
      ...{ group: Type.String(), number: Type.Integer(), heldOn: Day },
      ...observed,
      notes: Type.Optional(Type.String({ description: 'for the assessment team, and whom the scheme names' })),
    }),
  ),
  observations: Type.Array(
    Type.Object({
      ...{ kind: Type.String(), criterion: Words, text: Type.String() },
      ...observed,
    }),
  ),
  disagreements: Type.Array(Type.Object({ criterion: Type.String(), reason: Type.String() })),
});

export async function fieldworkAnswer(
  read: Reader,
  view: CycleView,
  { cycle, reader, scheme }: Opened,
): Promise<object> {
  const { assessment } = cycle;
  const { id, return_asked: reason, return_comments: comments } = view.cycle;
  const asked = reason === null ? undefined : { reason, comments };
  const { announced, review } = fieldworkOf(cycle);
  const planToo = mayReadPlan(reader, assessment);
  const notesToo = mayReadInterviewNotes(reader, assessment, scheme);
  const determinedToo = mayReadDeterminations(reader, assessment);
  const heardToo = notesToo || determinedToo;
  const [versions, deskNotes, visit, interviews, notes, observations, disagreements] = await Promise.all([
    readPlanVersions(read, id),
    planToo ? readDeskNotes(read, id) : [],
    readVisit(read, id),
    heardToo ? readInterviews(read, id) : [],
    notesToo ? readInterviewNotes(read, id) : new Map<number, string>(),
    heardToo ? readObservations(read, id) : [],
    // What a site contests tells of a determination.
    determinedToo ? readDisagreements(read, id) : [],
  ]);
  const seen = seenPlan(versions, { assessment, reader, scheme });
  return {
    review,
    notes: deskNotes.map(({ criterion, note }) => ({ criterion, note })),
    ...(planToo && asked !== undefined ? { returnAsked: asked } : {}),
    ...(seen === undefined ? {} : { plan: planAnswer(seen) }),
    ...(announced === undefined ? {} : { announced }),
    ...(visit === undefined
      ? {}
      : {
          visit: {
            ...{ firstDay: visit.first_day, lastDay: visit.last_day, meetings: visit.meetings },
            ...{ openingOn: visit.opening_on, closingOn: visit.closing_on },
            ...(visit.observed_at === null ? {} : { observedAt: visit.observed_at }),
          },
        }),
    interviews: interviews.map(({ heard_group: group, held_on: heldOn, number, observed_at: observedAt, version }) => {
      const said = notes.get(version);
      return {
        ...{ group, number, heldOn },
        ...(observedAt === null ? {} : { observedAt }),
        ...(said === undefined ? {} : { notes: said }),
      };
    }),
    observations: observations.map(({ criterion, kind, observed_at: observedAt, words }) => ({
      ...{ kind, criterion, text: words },
      ...(observedAt === null ? {} : { observedAt }),
    })),
    disagreements: disagreements.map(({ criterion, reason }) => ({ criterion, reason })),
  };
}

function planAnswer({ answer, changes, plan }: ShownPlan): object {
  return {
    ...plan,
    ...(answer === undefined ? {} : { stage: answer.stage, change: plan.change ?? null }),
    ...(changes === undefined ? {} : { changes }),
  };
}
