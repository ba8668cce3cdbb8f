/** What comes after an award, through the HTTP API alone, with what the public may read of it in the end. */
import { plainDate } from '@touchstone/kernel';
import { readCredential, readStatusSet } from '@touchstone/store';
import { createApiDriver } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openProduct } from './open-product.ts';
import { tellYearsAfter } from './years-after.ts';
import { repeatsOverApi, yearsOf } from './years-of-product.ts';

const start = plainDate('2023-06-15');

test('the years after an award run through the API, and the register tells them', async () => {
  const product = await openProduct('copper-mark', start);
  try {
    const repeats = await repeatsOverApi(product.address);
    const years = { ...yearsOf(product, 'copper-mark', createApiDriver(product.address)), repeats };
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
    // The withdrawn credential stays revoked though the award was restored; the one issued anew was replaced, not withdrawn.
    const { read } = product.installation.database;
    const [withdrawn, anew] = await Promise.all([1, 2].map((number) => readCredential(read, first.cycle, number)));
    expect([withdrawn?.revoked, anew?.revoked]).toEqual([true, false]);
    const set = async (purpose: 'revocation' | 'refresh') =>
      (await readStatusSet(read, purpose)).toSorted((a, b) => a - b);
    const both = [withdrawn?.status_index ?? -1, anew?.status_index ?? -1].toSorted((a, b) => a - b);
    expect([await set('revocation'), await set('refresh')]).toEqual([both, [anew?.status_index]]);
    expect((await fetch(`${product.address}/credentials/${first.cycle}/2?token`)).status).toBe(200);
  } finally {
    await product.close();
  }
});
