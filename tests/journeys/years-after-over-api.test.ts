/** What comes after an award, through the HTTP API alone, with what the public may read of it in the end. */
import { plainDate } from '@touchstone/kernel';
import { createApiDriver } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openProduct } from './open-product.ts';
import { tellYearsAfter } from './years-after.ts';
import { yearsOf } from './years-of-product.ts';

const start = plainDate('2023-06-15');

test('the years after an award run through the API, and the register tells them', async () => {
  const product = await openProduct('copper-mark', start);
  try {
    const years = yearsOf(product, 'copper-mark', createApiDriver(product.address));
    const { first, renewed } = await tellYearsAfter(years, 'Mill North', start, plainDate('2026-02-02'));
    const answer = await fetch(`${product.address}/api/v1/register/${first.site}`);
    const shown = (await answer.json()) as { history: { entry: { type?: string } }[] };
    expect(shown).toMatchObject({
      status: 'expired',
      awards: [
        { cycle: renewed.cycle, validFrom: '2026-02-02', endedHow: 'expired' },
        { cycle: first.cycle, validFrom: '2023-06-15', endedHow: 'superseded' },
      ],
    });
    const told = shown.history.flatMap(({ entry: { type = '' } }) => (/^(award|conformance)/.test(type) ? [type] : []));
    expect(told).toEqual([
      ...['award.confirmed', 'conformance.confirmed', 'award.suspended', 'award.lifted'],
      ...['award.withdrawn', 'award.restored', 'award.confirmed', 'award.superseded', 'award.expired'],
    ]);
  } finally {
    await product.close();
  }
}, 180_000);
