/** Proposals on the award over the API, with the votes of a panel, for the scheme's staff alone: as the page of the award has them. */
import { Type } from 'typebox';
import { limits } from '@touchstone/kernel';
import { isOvertaken, panelOf, tallyFor, tallyOf, votesOn } from '@touchstone/domain';
import { readDecisions, readNames, readVotes, type AwardVote, type CycleView, type Reader } from '@touchstone/store';
import type { Opened } from '../cycle/open-cycle.ts';
import { Moment, Person, TallyShape } from './read-shapes.ts';

const Said = { by: Person, reason: Type.String(), at: Moment };

export const ProposalsAnswer = Type.Object({
  /** the newest first */
  proposals: Type.Array(
    Type.Object({
      version: Type.Integer(),
      marks: Type.Array(Type.String(), { description: 'empty where it proposes that no mark is awarded' }),
      advised: Type.Array(Type.String()),
      departs: Type.Boolean(),
      /** of those who assessed */
      tied: Type.Array(Person, { description: 'who was known to be tied to the site when it was proposed' }),
      ...Said,
      outcome: Type.String({ description: 'proposed, overtaken, declined or confirmed' }),
      confirmed: Type.Optional(Type.Object({ by: Person, at: Moment })),
      declinedReason: Type.Optional(Type.String()),
      /** of a panel, oldest first; proposing and confirming count as votes for it and are not among them */
      votes: Type.Array(Type.Object({ ...Said, vote: Type.String({ description: 'for, against or abstain' }) })),
      /** of the proposal that waits, where a panel decides */
      tally: Type.Optional(TallyShape),
    }),
  ),
  /** who takes no part in the decisions of this cycle */
  withdrawn: Type.Array(Type.Object(Said)),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to the next page' })),
});

/** `after`: how many proposals are newer than those that are read. */
export async function proposalsAnswer(
  read: Reader,
  view: CycleView,
  { cycle: { award }, scheme }: Opened,
  after: number,
): Promise<object> {
  const { id } = view.cycle;
  const [rows, votes] = await Promise.all([readDecisions(read, id, after), readVotes(read, id)]);
  // Where the page before ends, so that a vote goes to the proposal on which it was cast.
  const [newer] = after === 0 ? [] : (await readDecisions(read, id, after - 1)).slice(0, 1);
  const people = rows.flatMap(({ confirmed_by: by, proposed_by: who, tied }) => [
    ...[who, ...tied],
    ...(by === null ? [] : [by]),
  ]);
  const names = await readNames(read, [...people, ...votes.map(({ account }) => account)]);
  const person = (account: string): object => ({ account, name: names.get(account) ?? null });
  const said = ({ account, at, reason }: AwardVote): object => ({ by: person(account), reason, at });
  const rule = panelOf(scheme);
  return {
    proposals: rows.map((row, index) => {
      const { advised, confirmed_at: at, confirmed_by: by, declined_reason: declined, departs, marks, version } = row;
      const until = rows[index - 1]?.version ?? newer?.version ?? Number.POSITIVE_INFINITY;
      const waits = row.stage === 'proposed' && award.stage === 'proposed' && !isOvertaken(award, view.version);
      return {
        ...{ version, marks, advised, departs, reason: row.reason, by: person(row.proposed_by), at: row.proposed_at },
        tied: row.tied.map(person),
        outcome: row.stage === 'proposed' && !waits ? 'overtaken' : row.stage,
        ...(by === null ? {} : { confirmed: { by: person(by), at } }),
        ...(declined === null ? {} : { declinedReason: declined }),
        votes: votes.flatMap((one) =>
          one.vote !== null && one.version > version && one.version < until ? [{ ...said(one), vote: one.vote }] : [],
        ),
        ...(rule !== undefined && waits ? { tally: tallyFor(rule, tallyOf(votesOn(award))) } : {}),
      };
    }),
    withdrawn: votes.filter(({ vote }) => vote === null).map(said),
    ...(rows.length === limits.pageRows ? { next: after + rows.length } : {}),
  };
}
