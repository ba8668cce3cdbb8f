import { defined, plainDate } from '@touchstone/kernel';
import { createMemoryDriver, createScenario, readShippedSchemes } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { createTerminal } from '../terminal/terminal.ts';
import { printRatings } from './show-ratings.ts';

test('beside the level of a criterion stands how many of its requirements are rated', async () => {
  const start = plainDate('2025-03-01');
  const schemes = readShippedSchemes();
  const { scheme } = defined(
    schemes.find((one) => one.scheme.id === 'example-mill'),
    'a scheme that has requirements rated',
  );
  const driver = createMemoryDriver(schemes, start);
  const people = createScenario(driver, scheme, start);
  const mill = await people.signsLetter(await people.filesSite('Mill North'));
  await people.acceptsLetter(mill);
  const evidence = [await people.addsEvidence(mill.site, 'Book of measurements')];
  const said = { level: 'robust', rationale: 'Measured each week.', evidence };
  const rated = { ...said, requirements: { 'mill-5-race': said } };
  for (const body of [
    { criterion: 'mill-1', ...said },
    { criterion: 'mill-5', ...rated },
  ])
    expect(await driver.act({ who: 'site', type: 'self-assessment.rate', stream: mill.cycle, body })).toMatchObject({
      done: true,
    });
  const state = driver.register.state('cycle', mill.cycle);
  if (state.stage !== 'running') throw new Error('The cycle runs');
  const printed = (language: 'en' | 'fr'): string => {
    const lines: string[] = [];
    printRatings(
      createTerminal(language, (line) => lines.push(line)),
      state,
      scheme,
    );
    return lines.join('\n');
  };
  expect(printed('en')).toMatch(/ mill-1 +Robust +–/);
  expect(printed('en')).toMatch(/ mill-5 +Robust \(1 of 3 requirements\) +–/);
  expect(printed('fr')).toMatch(/ mill-5 .*\(1 exigence sur 3\)/);
});
