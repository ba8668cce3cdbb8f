import { beginnings, evolve, type AnyEvent, type StreamState } from '@touchstone/domain';
import { defined, instant, plainDate, type PlainDate } from '@touchstone/kernel';
import { cloneDatabase } from '@touchstone/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase, serializable, type Database } from '../database.ts';
import { project } from '../projection/project.ts';
import { createSchemes } from '../scheme/schemes.ts';
import { readRegisteredTies } from './registered-ties.ts';

let database: Database;
let drop: () => Promise<void>;
const states = new Map<string, { readonly state: StreamState; readonly version: number }>();
let run = 0;

beforeAll(async () => {
  const clone = await cloneDatabase();
  database = openDatabase({ connection: { ...clone.connection } });
  drop = clone.drop;
});
beforeEach(() => {
  run += 1;
});
afterAll(async () => {
  await database.close();
  await drop();
});

async function happens(stream: string, day: string, event: AnyEvent): Promise<void> {
  const kind = defined(
    (['site', 'organisation', 'firm', 'assessor'] as const).find((one) => stream.startsWith(one)),
    stream,
  );
  const before = states.get(stream) ?? { state: beginnings[kind], version: 0 };
  const version = before.version + 1;
  const recorded = { stream, version, at: instant(`${day}T09:00:00Z`), actor: 'eve', commandId: 'a command', event };
  const state = evolve(before.state, recorded);
  states.set(stream, { state, version });
  await serializable(database, 3, (transaction) => project(transaction, createSchemes(), recorded, state));
}

const onFile = { country: 'SE', siteType: 'rod-mill', metals: ['copper'] };
const id = (name: string): string => `site_${name}_${String(run)}`;
/** Of this test alone. */
const company = (name: string): string => `${name} ${String(run)}`;

const files = (name: string, responsible: string | null, operator: string, operatorEntry?: string): Promise<void> =>
  happens(id(name), '2020-01-01', {
    type: 'site.filed',
    payload: {
      ...{ ...onFile, name, operator: company(operator), site: id(name), responsible },
      ...(operatorEntry === undefined ? {} : { operatorEntry }),
    },
  });
const sells = (name: string, day: string, operator: string): Promise<void> =>
  happens(id(name), day, {
    type: 'site.revised',
    payload: { ...onFile, name, operator: company(operator), reason: 'Sold.' },
  });
const ofSite = (name: string, type: 'site.invited' | 'site.dismissed', account: string, day: string): Promise<void> =>
  happens(id(name), day, { type, payload: { account } });
const registers = async (name: string): Promise<string> => {
  const organisation = `organisation_${String(run)}`;
  const payload = { name: company(name), country: 'SE', kind: 'producer', organisation, keeper: 'kim' } as const;
  await happens(organisation, '2020-01-01', { type: 'organisation.registered', payload });
  return organisation;
};

async function tie(account: string, site: string): Promise<readonly (PlainDate | undefined)[]> {
  const ties = await readRegisteredTies(database.read, [account, 'somebody else'], [id(site)]);
  return ties(account, id(site)).map(({ endedOn }) => endedOn);
}

const held = [undefined];
const until = (day: string) => [plainDate(day)];

test('whoever was responsible for a site is tied to every site of its operator, with the day on which that ended', async () => {
  await files('north', 'sam', 'Mills');
  await files('east', 'una', 'Mills');
  await files('far', 'una', 'Others');
  await ofSite('north', 'site.invited', 'tom', '2021-02-01');
  expect(await tie('tom', 'east')).toEqual(held);
  await ofSite('north', 'site.dismissed', 'tom', '2023-04-05');
  for (const site of ['north', 'east']) expect(await tie('tom', site), site).toEqual(until('2023-04-05'));
  expect(await tie('tom', 'far')).toEqual([]);
  expect(await tie('sam', 'east')).toEqual(held);
  await ofSite('north', 'site.invited', 'tom', '2024-01-01');
  await ofSite('north', 'site.dismissed', 'tom', '2025-01-01');
  expect(await tie('tom', 'east')).toEqual(until('2025-01-01'));
});

test('a site that is sold leaves its people tied to its former operator until that day, and to the new one', async () => {
  await files('north', 'sam', 'Mills');
  await files('east', 'una', 'Mills');
  await files('far', 'una', 'Others');
  await ofSite('north', 'site.invited', 'tom', '2021-02-01');
  await ofSite('north', 'site.dismissed', 'tom', '2022-04-05');
  await sells('north', '2023-06-01', 'Others');
  expect(await tie('sam', 'east')).toEqual(until('2023-06-01'));
  expect(await tie('sam', 'far')).toEqual(held);
  // Who had left before was never of the new operator, and of the site itself was.
  expect(await tie('tom', 'far')).toEqual([]);
  expect(await tie('tom', 'east')).toEqual(until('2022-04-05'));
  expect(await tie('tom', 'north')).toEqual(until('2022-04-05'));
});

test('whoever kept the entry of an organisation is tied to what it operates, under whatever name', async () => {
  const entry = await registers('Mills');
  await files('north', null, 'Mills', entry);
  await files('east', null, 'Mills');
  await files('far', null, 'Others');
  expect(await tie('kim', 'north')).toEqual(held);
  await ofSite('north', 'site.invited', 'tom', '2021-02-01');
  await ofSite('north', 'site.dismissed', 'tom', '2022-04-05');
  await happens(entry, '2023-01-01', { type: 'organisation.invited', payload: { account: 'lee' } });
  await happens(entry, '2024-01-01', { type: 'organisation.dismissed', payload: { account: 'kim' } });
  expect([await tie('kim', 'north'), await tie('kim', 'east'), await tie('kim', 'far')]).toEqual([
    ...[until('2024-01-01'), until('2024-01-01'), []],
  ]);
  const corrected = { name: 'Great Mills', country: 'SE', kind: 'producer', reason: 'Renamed.' } as const;
  await happens(entry, '2024-02-01', { type: 'organisation.corrected', payload: corrected });
  expect([await tie('kim', 'north'), await tie('tom', 'north'), await tie('lee', 'north')]).toEqual([
    ...[until('2024-01-01'), until('2022-04-05'), held],
  ]);
});

test('everybody of a firm is tied to the sites of an operator that the firm advises, until that is over or struck', async () => {
  const entry = await registers('Mills');
  await files('north', null, 'Mills', entry);
  await files('east', null, 'Mills');
  await files('far', null, 'Others');
  const firm = `firm_${String(run)}`;
  await happens(firm, '2020-01-01', { type: 'firm.approved', payload: { firm, name: 'Firm', scope: {} } });
  for (const [account, firmEntry] of [
    ['ada', firm],
    ['bea', 'firm_other'],
  ] as const) {
    const assessor = `assessor_${account}`;
    const payload = { assessor, account, name: account, firm: 'Firm', firmEntry };
    await happens(assessor, '2020-01-01', { type: 'assessor.approved', payload });
  }
  const which = { tie: 'advice', organisation: entry } as const;
  const advises = (day: string, days: { begunOn?: string; endedOn?: string }): Promise<void> =>
    happens(firm, day, { type: 'firm.tie-recorded', payload: { ...which, ...days, source: { title: 'A report' } } });
  const ofAda = async (site: string) =>
    (await readRegisteredTies(database.read, ['ada', 'bea'], [id(site)]))('ada', id(site));
  await advises('2021-01-01', { begunOn: '2020-06-01' });
  for (const site of ['north', 'east']) expect(await ofAda(site)).toEqual([{ tie: 'advice', ofFirm: true }]);
  expect([await ofAda('far'), await tie('bea', 'north')]).toEqual([[], []]);
  await advises('2022-01-01', { begunOn: '2020-06-01', endedOn: '2021-12-31' });
  expect(await ofAda('north')).toEqual([{ tie: 'advice', ofFirm: true, endedOn: '2021-12-31' }]);
  await happens(firm, '2022-02-01', { type: 'firm.tie-struck', payload: { ...which, reason: 'Another firm.' } });
  expect(await ofAda('north')).toEqual([]);
});
