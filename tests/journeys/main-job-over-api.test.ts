/** The main job through the HTTP API alone, with what the public may then read; nothing but the scheme's name changes. */
import { createApiDriver } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { tellMainJob } from './main-job.ts';
import { openProduct } from './open-product.ts';

test.for(['copper-mark', 'example-mill'])(
  'the main job of %s runs through the API from the letter to the register',
  async (scheme) => {
    const product = await openProduct(scheme);
    try {
      const people = product.through(createApiDriver(product.address));
      const mill = await tellMainJob(people, people, 'Mill North', product.today);
      const register = (await (await fetch(`${product.address}/api/v1/register`)).json()) as unknown;
      expect(register).toMatchObject({ sites: [{ site: mill.site, status: 'awarded' }] });
    } finally {
      await product.close();
    }
  },
);
