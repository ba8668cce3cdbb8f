import { expect, it } from 'vitest';
import { createTranslator } from '../messages/translator.ts';
import { fileSize } from './file-size.ts';

it('says the size of a file as a person would, in the person’s language', () => {
  const en = createTranslator('en');
  expect([1, 1_536, 48_200, 1_048_575, 1_048_576, 20_971_520].map((bytes) => fileSize(en, bytes))).toEqual([
    ...['0.1 kB', '1.5 kB', '47 kB', '1,024 kB', '1 MB', '20 MB'],
  ]);
  expect(fileSize(createTranslator('fr'), 1_572_864)).toBe('1,5 Mo');
});
