import { describe, expect, it } from 'vitest';
import { countryChoices, countryName } from './countries.ts';

describe('the countries', () => {
  it('are the 249 of ISO 3166-1, each once and each with a name', () => {
    const choices = countryChoices('en');
    expect(choices).toHaveLength(249);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(249);
    expect(choices.filter(({ label, value }) => label === value)).toEqual([]);
  });

  it('stand in the order of the reader’s alphabet', () => {
    const labels = countryChoices('fr').map(({ label }) => label);
    expect(labels.indexOf('Égypte')).toBeLessThan(labels.indexOf('Espagne'));
    expect(labels.indexOf('Allemagne')).toBeLessThan(labels.indexOf('Zambie'));
  });

  it('have their names in the reader’s language, and a code that is none stays as it is', () => {
    expect(countryName('fr', 'CL')).toBe('Chili');
    expect(countryName('en', 'nowhere')).toBe('nowhere');
  });
});
