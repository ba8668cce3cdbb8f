import { instant } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { eventType, eventTypes, type AnyEvent, type EventName } from '../registers.ts';
import { publicEntry } from './public-entry.ts';

const at = instant('2026-02-01T09:00:00Z');
const names = Object.keys(eventTypes) as EventName[];

/** Beside what is told, everything that must stay inside. */
const inside = {
  ...{ reason: 'INSIDE', rationale: 'INSIDE', name: 'INSIDE', account: 'INSIDE', contact: { name: 'INSIDE' } },
  ...{ signatory: { name: 'INSIDE' }, notes: 'INSIDE', summary: 'INSIDE', findings: ['INSIDE'], reasons: ['INSIDE'] },
};

function entryOf(type: EventName, payload: object, site?: string) {
  // No event has all of these members: that is what the entry is held against.
  const event = { type, payload: { ...inside, ...payload } } as unknown as AnyEvent;
  return publicEntry({ stream: 'stream_1', version: 7, at, actor: 'INSIDE', commandId: 'INSIDE', event }, site);
}

const day = '2026-01-31';
const source = { title: 'Register', url: 'https://scheme.example' };
const imported = { step: 'award', knownOn: day, source };
/** By event of which the public is told: what it says. */
const told: Partial<Record<EventName, object>> = {
  'scheme.published': { scheme: 'stars', version: '1', hash: 'abc' },
  'partnership.begun': { scheme: 'stars', begunOn: day },
  'partnership.ended': { scheme: 'stars', endedOn: day },
  'history.imported': { facts: [imported] },
  'reassessment.begun': { begunOn: day },
  'commitment.accepted': { acceptedOn: day },
  'commitment.withdrawn': { withdrawnOn: day },
  'commitment.lapsed': { lapsedOn: day },
  'self-assessment.returned': { returnedOn: day },
  'self-assessment.submitted': { submittedOn: day },
  'assessment.appointed': { firm: 'Firm' },
  'visit.announced': { visitFrom: day, visitUntil: '2026-02-02' },
  'assessment.accepted': { acceptedOn: day },
  'improvement.completed': { completedOn: day },
  'improvement.continued': { continuedOn: day },
  'conformance.confirmed': { confirmedOn: day },
  'award.confirmed': { marks: [{ mark: 'star', validUntil: null }], validFrom: day },
  'award.suspended': { suspendedOn: day },
  'award.lifted': { liftedOn: day },
  'award.withdrawn': { withdrawnOn: day },
  'award.restored': { restoredOn: day },
  'award.superseded': { supersededOn: day },
  'award.expired': { mark: 'star', expiredOn: day },
};

describe('what the public gets to know of an event', () => {
  it('is what the register of events says is public, and of no other event anything', () => {
    const open = names.filter((name) => eventType(name).public === true);
    expect([...Object.keys(told), 'credential.issued'].sort()).toEqual(open.sort());
    for (const name of names.filter((one) => !open.includes(one))) {
      expect([name, entryOf(name, {}, 'site_1')]).toEqual([name, undefined]);
    }
  });

  it.each(Object.entries(told))('is of %s these facts and no other', (name, facts) => {
    const entry = { type: name, at, case: 'stream_1', facts };
    expect(entryOf(name as EventName, facts, 'site_1')).toStrictEqual({ ...entry, site: 'site_1' });
    expect(entryOf(name as EventName, facts)).toStrictEqual(entry);
  });

  it('is of a mark its validity, and not on what condition or by whom it was given', () => {
    const marks = [{ mark: 'star', validUntil: day, level: 'INSIDE', conditions: ['INSIDE'] }];
    expect(JSON.stringify(entryOf('award.confirmed', { marks, validFrom: day }))).not.toContain('INSIDE');
  });

  it('is of a credential the award and the hash of its token, in the words of its verifier', () => {
    const issued = { sha256: 'abc', subject: 'cycle_1', jwt: 'INSIDE' };
    expect(entryOf('credential.issued', issued, 'site_1')).toStrictEqual({
      ...{ kind: 'award', at, subject: 'cycle_1', sha256: 'abc' },
    });
  });

  it('is of imported facts what their source tells', () => {
    const whole = { ...imported, happenedOn: day, conditions: 'Until the dam is inspected.' };
    const award = { awardedOn: day, marks: [] };
    const entry = entryOf('history.imported', {
      facts: [{ ...whole, ...inside }, imported],
      continues: { ...{ schemeVersion: '1', award, country: 'SE', clocks: [] } },
    });
    expect(entry).toMatchObject({ facts: { schemeVersion: '1', award } });
    expect((entry as { facts: object }).facts).toStrictEqual({ facts: [whole, imported], schemeVersion: '1', award });
  });
});
