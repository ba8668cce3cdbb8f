/** The main job through the HTTP API alone, with what the public may then read. */
import { createApiDriver, type Place } from '@touchstone/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellMainJob } from './main-job.ts';
import { openProduct, type Product } from './open-product.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

test('the main job runs through the API from the letter to the register', async () => {
  const people = product.through(createApiDriver(product.address));
  const mill: Place = await tellMainJob(people, people, 'Mill North', product.today);
  const register = (await (await fetch(`${product.address}/api/v1/register`)).json()) as unknown;
  expect(register).toMatchObject({ sites: [{ site: mill.site, status: 'awarded' }] });
}, 60_000);
