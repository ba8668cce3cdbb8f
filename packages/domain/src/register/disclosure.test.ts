import { describe, expect, it } from 'vitest';
import { instant, plainDate } from '@touchstone/kernel';
import type { Publication } from '../scheme/scheme.ts';
import { compileScheme } from '../scheme/compile.ts';
import { readSchemeFolder } from '../scheme/shipped-schemes.test-support.ts';
import { entryOpening, heldFacts, isDisclosed, openingOf, publicDay, shownStatus } from './disclosure.ts';

const compiled = compileScheme(readSchemeFolder('example-mill/1.0'));
if (!compiled.ok) throw new Error('The example scheme does not compile.');
const { scheme } = compiled.value;
const day = plainDate;
const awarded = { 'commitment.accepted': day('2025-03-01'), 'award.confirmed': day('2025-07-31') };

function saying(...publication: readonly Publication[]): typeof scheme {
  return { ...scheme, publication };
}
const afterAward = (days: number) => ({ anchor: 'award.confirmed', after: { days } });

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
