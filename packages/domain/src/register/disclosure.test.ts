import { describe, expect, it } from 'vitest';
import { instant, plainDate } from '@touchstone/kernel';
import type { Publication } from '../scheme/scheme.ts';
import { compileScheme } from '../scheme/compile.ts';
import { readSchemeFolder } from '../scheme/shipped-schemes.test-support.ts';
import {
  entryOpening,
  heldFacts,
  isDisclosed,
  isShown,
  openingOf,
  publicDay,
  shownStatus,
  type HeldFacts,
} from './disclosure.ts';

const compiled = compileScheme(readSchemeFolder('example-mill/1.1'));
if (!compiled.ok) throw new Error('The example scheme does not compile.');
const { scheme } = compiled.value;
const day = plainDate;
const awarded = { 'commitment.accepted': day('2025-03-01'), 'award.confirmed': day('2025-07-31') };

function saying(...publication: readonly Publication[]): typeof scheme {
  return { ...scheme, publication };
}
const afterAward = (days: number) => ({ anchor: 'award.confirmed', after: { days } });
/** Every fact that can be held, held for ever. */
const all = Object.fromEntries(
  [
    ...['site.type', 'site.country', 'site.metals', 'commitment.signed-on', 'self-assessment.submitted-on'],
    ...['assessment.firm', 'assessment.announced', 'assessment.accepted-on', 'improvement.completed-on'],
    ...['conformance.confirmed-on', 'award.marks', 'award.valid-until'],
  ].map((fact) => [fact, null]),
) as HeldFacts;

describe('what the public may see', () => {
  it('opens on the scheme’s day, and never before its event', () => {
    expect(openingOf(scheme, 'assessment.ratings', {})).toBe('not-yet');
    expect(isDisclosed(scheme, 'assessment.ratings', awarded, day('2025-08-29'))).toBe(false);
    expect(isDisclosed(scheme, 'assessment.ratings', awarded, day('2025-08-30'))).toBe(true);
  });

  it('is private where the scheme sets no day, says nothing, or gives it on request only', () => {
    for (const fact of ['improvement.plan', 'assessment.summary', 'assessment.report'] as const) {
      expect(openingOf(scheme, fact, awarded)).toBe('not-yet');
    }
  });

  it('is who takes part and who holds a mark, at once, unless the scheme says otherwise', () => {
    expect(openingOf(scheme, 'award.marks', {})).toBe('at-once');
    expect(openingOf(saying({ fact: 'award.marks', access: 'public', from: null }), 'award.marks', {})).toBe('at-once');
    expect(openingOf(saying({ fact: 'award.marks', access: 'on-request', from: null }), 'award.marks', {})).toBe(
      'not-yet',
    );
    expect(heldFacts(scheme, awarded)).toBeUndefined();
  });

  it('is an entry of the log only once every fact that it tells is open', () => {
    const held = heldFacts(
      saying(
        { fact: 'award.marks', access: 'public', from: afterAward(10) },
        { fact: 'award.valid-until', access: 'public', from: afterAward(20) },
      ),
      awarded,
    );
    expect(entryOpening('award.confirmed', held)).toBe('2025-08-20');
    expect(entryOpening('assessment.accepted', held)).toBe('at-once');
    const nameless = saying({ fact: 'site.name', access: 'public', from: afterAward(1) });
    expect(entryOpening('commitment.accepted', heldFacts(nameless, {}))).toBe('not-yet');
  });

  it.each([
    ['commitment.lapsed', 'commitment.signed-on'],
    ['self-assessment.returned', 'self-assessment.submitted-on'],
    ['assessment.appointed', 'assessment.firm'],
    ['visit.announced', 'assessment.announced'],
    ['assessment.accepted', 'assessment.accepted-on'],
    ['improvement.completed', 'improvement.completed-on'],
    ['conformance.confirmed', 'conformance.confirmed-on'],
    ['award.expired', 'award.marks', 'award.valid-until'],
    ['credential.issued', 'award.marks', 'award.valid-until'],
  ])('is an entry of %s with what it tells, and waits for nothing else', (type, ...told) => {
    for (const fact of told) {
      expect(entryOpening(type, { [fact]: day('2025-08-10') })).toBe('2025-08-10');
      expect(entryOpening(type, { [fact]: null })).toBe('not-yet');
    }
    const others = Object.fromEntries(Object.entries(all).filter(([fact]) => !told.includes(fact)));
    expect(entryOpening(type, { ...others, 'site.name': day('2025-01-01') })).toBe('2025-01-01');
  });

  it('is an entry of what is no step of a cycle as soon as the site may be named', () => {
    expect(entryOpening('partnership.begun', { ...all, 'site.name': day('2025-01-01') })).toBe('2025-01-01');
    expect(entryOpening('reassessment.begun', undefined)).toBe('at-once');
  });

  it('is held with its day, or without one while none is known', () => {
    const later = saying({ fact: 'award.marks', access: 'public', from: afterAward(10) });
    expect(heldFacts(later, {})).toEqual({ 'award.marks': null });
    const held = heldFacts(later, awarded);
    expect(held).toEqual({ 'award.marks': '2025-08-10' });
    expect(isShown(held, 'award.marks', day('2025-08-09'))).toBe(false);
    expect(isShown(held, 'award.marks', day('2025-08-10'))).toBe(true);
    expect(isShown({ 'award.marks': null }, 'award.marks', day('2025-08-10'))).toBe(false);
    expect(isShown(held, 'assessment.firm', day('2025-08-09'))).toBe(true);
    const { publication: _unsaid, ...silent } = scheme;
    expect(heldFacts(silent, awarded)).toBeUndefined();
  });

  it('is the furthest step that may be told', () => {
    const held = { 'award.marks': day('2025-08-10'), 'assessment.accepted-on': null };
    expect(shownStatus('awarded', held, day('2025-08-09'))).toBe('under-assessment');
    expect(shownStatus('awarded', held, day('2025-08-10'))).toBe('awarded');
    expect(shownStatus('expired', held, day('2025-08-10'))).toBe('expired');
    expect(shownStatus('expired', { 'award.marks': null }, day('2025-08-10'))).toBe('assessed');
    expect(shownStatus('self-assessed', { 'self-assessment.submitted-on': null }, day('2025-08-10'))).toBe('committed');
  });

  it('waits until the day has begun everywhere', () => {
    expect(publicDay(instant('2025-08-30T11:59:00Z'))).toBe('2025-08-29');
    expect(publicDay(instant('2025-08-30T12:00:00Z'))).toBe('2025-08-30');
  });
});
