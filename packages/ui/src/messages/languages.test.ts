import { describe, expect, it } from 'vitest';
import { chooseLanguage, isLanguage } from './languages.ts';

describe('the choice of language', () => {
  it('keeps what the visitor chose', () => {
    expect(chooseLanguage('fr', 'en-GB,en;q=0.9')).toBe('fr');
  });

  it('follows the browser’s order of preference, whatever the order in the header', () => {
    expect(chooseLanguage(undefined, 'de, en;q=0.4, fr-CA;q=0.8')).toBe('fr');
    expect(chooseLanguage(undefined, 'EN-us, fr;q=0.9')).toBe('en');
  });

  it('does not take what the browser forbids', () => {
    expect(chooseLanguage(undefined, 'fr;q=0, de')).toBe('en');
  });

  it('falls back to English on nothing or nonsense', () => {
    expect(chooseLanguage(undefined, undefined)).toBe('en');
    expect(chooseLanguage('xx', ';;;,q=,*;q=banana')).toBe('en');
  });

  it('does not know a language that is only inherited from objects', () => {
    expect(isLanguage('constructor')).toBe(false);
  });
});
