import { describe, expect, it } from 'vitest';
import { checkCodes, checkNames, found, type AwardVerification } from '@touchstone/credential';
import { languages } from '../messages/languages.ts';
import { createTranslator } from '../messages/translator.ts';
import { renderPage } from '../page/render-page.ts';
import { BlankReport, VerificationReport } from './verification-report.tsx';

const english = createTranslator('en');
const invalid: AwardVerification = {
  verdict: 'invalid',
  problems: [],
  checks: checkNames.map((name) =>
    name === 'dates'
      ? found('dates', 'dates.expired', { at: '2027-01-01T00:00:00.000Z', from: '', until: '2026-09-26T22:59:59.999Z' })
      : found(name, name === 'form' ? 'form.readable' : `${name}.not-reached`),
  ),
};

describe('the report of a verification', () => {
  it('shows every check by itself, with word and shape, and writes moments out', () => {
    const html = renderPage(<VerificationReport t={english} verification={invalid} demo={false} />);
    expect(html.match(/data-code=/g)).toHaveLength(checkNames.length);
    expect(html).toContain('Its validity ended: 26 September 2026 at 22:59 UTC.');
    expect(html).toContain('Do not rely on this credential');
    expect(html).toContain('<svg class="shape tone-adverse"');
    expect(html).not.toContain('What it says');
  });

  it('tells the days of the award where the zone of its scheme is known', () => {
    const verification = { ...invalid, timeZone: 'Europe/London' };
    const html = renderPage(<VerificationReport t={english} verification={verification} demo={false} />);
    expect(html).toContain('Its validity ended: 26 September 2026.');
  });

  it.each(languages)('has words for whatever a check can find, and a place for every fact: %s', (language) => {
    const html = renderPage(<BlankReport t={createTranslator(language)} demo />);
    for (const code of checkCodes) expect(html).toContain(`data-code="${code}"`);
    const places = new Set([...html.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect([...places].sort()).toEqual(
      [
        ...[
          'all',
          'assessor',
          'award',
          'begins',
          'count',
          'criterion',
          'ends',
          'from',
          'index',
          'issuer',
          'log',
          'met',
          'operator',
        ],
        ...['signer', 'site', 'size', 'standard', 'until'],
      ].sort(),
    );
  });
});
