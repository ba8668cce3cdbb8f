import { expect, test } from 'vitest';
import { portOf } from './serve.ts';

test.each(['', ' 80', '8e1', '-1', '65536', 'http'])('“%s” is not a port', (text) => {
  expect(() => portOf(text)).toThrow(/is not a port\. Give a number from 0 to 65535/);
});

test('0 asks the machine for a port that is free', () => {
  expect([portOf('0'), portOf('65535')]).toEqual([0, 65_535]);
});
