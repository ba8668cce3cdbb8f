import { describe, expect, it } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import { refusalTypes } from '@touchstone/domain';
import { languages } from './languages.ts';
import { messages } from './messages.ts';
import { fr as frenchRefusals } from './refusal-messages.ts';

/** Every argument of a message with its kind, from anywhere in it. */
function argumentsOf(message: string, language: string): readonly string[] {
  const found = new Set<string>();
  const kinds: Readonly<Record<number, string>> = {
    1: 'text',
    2: 'number',
    3: 'date',
    4: 'time',
    5: 'select',
    6: 'plural',
  };
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      const kind = kinds[element.type];
      if (kind !== undefined && 'value' in element) found.add(`${kind} ${element.value}`);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

const english: Readonly<Record<string, string>> = {
  ...messages.en,
  ...Object.fromEntries(Object.entries(refusalTypes).map(([code, { sentence }]) => [`refusal.${code}`, sentence])),
};
const french: Readonly<Record<string, string>> = { ...messages.fr, ...frenchRefusals };

describe('the catalogues', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    expect(languages).toEqual(Object.keys(messages));
  });

  it.each(Object.entries(english))('name the same arguments in French: %s', (key, message) => {
    expect(argumentsOf(french[key] ?? '', 'fr')).toEqual(argumentsOf(message, 'en'));
  });

  it('have no straight apostrophe, which ICU would take for a quotation', () => {
    const straight = [...Object.entries(english), ...Object.entries(french)].filter(([, message]) =>
      message.includes("'"),
    );
    expect(straight).toEqual([]);
  });
});
