/** Every form that the main job and the years after an award go through, filled in wrongly before it is filled in rightly. */
import { plainDate } from '@touchstone/kernel';
import { createCommandDriver } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { tellMainJob } from './main-job.ts';
import { misfillForms } from './misfill-forms.ts';
import { openProduct } from './open-product.ts';
import { tellYearsAfter } from './years-after.ts';
import { repeatsOverApi, yearsOf } from './years-of-product.ts';

const start = plainDate('2023-06-15');

test('a form that is sent wrongly says what to mend at which field, and loses nothing', async () => {
  const product = await openProduct('example-mill');
  try {
    const misfilled = misfillForms(product.address, createCommandDriver(product.installation));
    await tellMainJob(product.through(misfilled), product.quick, 'Mill North', product.today);
    expect(misfilled.troubles).toEqual([]);
    expect(misfilled.tried.size).toBeGreaterThan(18);
  } finally {
    await product.close();
  }
});

test('so does one that is sent wrongly in the years after an award', async () => {
  const product = await openProduct('copper-mark', start);
  try {
    const misfilled = misfillForms(product.address, createCommandDriver(product.installation));
    const repeats = await repeatsOverApi(product.address);
    const years = { ...yearsOf(product, 'copper-mark', misfilled), repeats };
    await tellYearsAfter(years, 'Mill North', start, plainDate('2026-02-02'));
    expect(misfilled.troubles).toEqual([]);
    expect(misfilled.tried.size).toBeGreaterThan(12);
  } finally {
    await product.close();
  }
});
