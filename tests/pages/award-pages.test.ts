/** Deciding on the award: four eyes on the page, in the decider and in the database, and the state that a decision rests on. */
import { plainDate } from '@touchstone/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from './browser-forms.ts';
import { complaints, openWorld, textOf, unseen, type World } from './open-world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const mark = 'copper-mark';

async function propose(cycle: string): Promise<Page> {
  const { visitors } = world;
  const address = `/cycles/${cycle}/award`;
  return visitors['officer-a'].send(await visitors['officer-a'].open(address), address, { marks: [mark] }, 'propose');
}

describe('an award', () => {
  it('is proposed by one officer, confirmed by another, and then stands for everybody', async () => {
    const { accepted, visitors } = world;
    const { cycle, site } = await accepted('Mill Awarded', [14]);
    const address = `/cycles/${cycle}/award`;
    const page = await visitors['officer-a'].open(address);
    expect(textOf(page)).toContain('The scheme advises The Copper Mark.');
    expect(page.html).toMatch(new RegExp(`value="${mark}" checked`));
    expect((await propose(cycle)).location).toBe(address);

    const before = textOf(await visitors.site.open(address));
    expect(before).toContain('The decision is in hand');
    expect(before).not.toContain('Alex Officer');
    const waiting = await visitors['officer-b'].open(address);
    expect(textOf(waiting)).toMatch(
      /Proposal that waits for a second officer The Copper Mark as the scheme advises Alex Officer/,
    );
    const confirmed = await visitors['officer-b'].send(waiting, address, {}, 'confirm');
    expect([confirmed.status, confirmed.location]).toEqual([303, address]);

    const decided = await visitors.site.open(address);
    expect(textOf(decided)).toMatch(/Awarded on 15 June 2023 .*valid from 15 June 2023 until 15 June 2026/);
    expect(textOf(decided)).toContain('What the scheme advised when it was decided');
    expect(textOf(decided)).not.toContain('Alex Officer');
    expect(decided.html).toContain(`href="/register/${site}"`);
    expect(textOf(await visitors['officer-a'].open(address))).toMatch(/Confirmed by Bo Officer/);
  });

  it('is refused to whoever proposed it, on the page and when the form is sent all the same', async () => {
    const { accepted, visitors } = world;
    const { cycle } = await accepted('Mill Same');
    await propose(cycle);
    const address = `/cycles/${cycle}/award`;
    const sentence = 'Whoever proposed an award cannot confirm it. Another officer must do that.';
    const own = await visitors['officer-a'].open(address);
    expect(textOf(own)).toContain(sentence);
    expect(own.html).not.toContain('value="confirm"');
    const seen = unseen(await visitors['officer-b'].open(address), 'seen');
    const forged = await visitors['officer-a'].post(address, { act: 'confirm', seen });
    expect([forged.status, complaints(forged)]).toEqual([403, [sentence]]);
    expect(textOf(await visitors['officer-b'].open(address))).toContain('Proposal that waits for a second officer');
  });

  it('is not offered to an officer whose own declaration stands in the way, who is told so, and reads nothing', async () => {
    const { accepted, scenario, visitors } = world;
    const { cycle, site } = await accepted('Mill Tied');
    const address = `/cycles/${cycle}/award`;
    const plan = `/cycles/${cycle}/plan`;
    expect((await visitors['officer-a'].open(address)).html).toContain('value="propose"');
    expect(textOf(await visitors['officer-a'].open(plan))).toContain('What is assessed');
    await scenario.declares('officer-a', site, true);
    const own = await visitors['officer-a'].open(address);
    const sentence =
      'You are responsible for this site, you or somebody of your firm assesses it, or you have a tie to it. Another officer must decide.';
    expect(textOf(own)).toContain(sentence);
    expect(own.html).not.toMatch(/value="(propose|vote|recuse)"/);
    expect(textOf(await visitors['officer-a'].open(plan))).not.toContain('What is assessed');
    const read = await visitors['officer-a'].open(`/api/v1/cycles/${cycle}/fieldwork`);
    expect([read.status, JSON.parse(read.html)]).toMatchObject([403, { code: 'award.conflicted' }]);
  });

  it('with one person’s two signatures is refused by the database itself, past every decider', async () => {
    const { accepted, server } = world;
    const { cycle } = await accepted('Mill Forged');
    await propose(cycle);
    const { read } = server.installation.database;
    const { role } = await read
      .selectNoFrom(({ fn, val }) => fn<string>('current_setting', [val('role')]).as('role'))
      .executeTakeFirstOrThrow();
    expect(role).toBe('touchstone_app');
    const confirm = () => read.updateTable('award_decisions').where('cycle', '=', cycle).set({ stage: 'confirmed' });
    const bySame = confirm().set(({ ref }) => ({ confirmed_by: ref('proposed_by') }));
    await expect(bySame.execute()).rejects.toMatchObject({ constraint: 'proposer_is_not_confirmer' });
    await expect(confirm().execute()).rejects.toMatchObject({ code: '23514' });
  });

  it('is bound to the state that was seen: a change in between reopens it', async () => {
    const { accepted, criteria, scenario, visitors } = world;
    const place = await accepted('Mill Changing', [14]);
    const address = `/cycles/${place.cycle}/award`;
    const early = await visitors['officer-b'].open(address);
    await propose(place.cycle);
    const waiting = await visitors['officer-b'].open(address);
    await scenario.plans(place, criteria[14]!, plainDate('2024-01-31'));
    const late = await visitors['officer-b'].send(waiting, address, {}, 'confirm');
    expect([late.status, complaints(late)]).toEqual([
      409,
      ['Something changed since you opened this page. Read the advice again, then decide.'],
    ]);
    expect(textOf(late)).toMatch(/Overtaken by a later change .*The last proposal was overtaken/);
    const stale = await visitors['officer-b'].send(early, address, { marks: [mark] }, 'propose');
    expect(stale.status).toBe(409);
    expect((await visitors['officer-b'].send(stale, address, { marks: [mark] }, 'propose')).status).toBe(303);
    const fresh = await visitors['officer-a'].open(address);
    expect((await visitors['officer-a'].send(fresh, address, {}, 'confirm')).status).toBe(303);
    expect(textOf(await visitors['officer-a'].open(address))).toContain('Awarded on 15 June 2023');
  });

  it('goes back with a reason, and against the advice only with one', async () => {
    const { accepted, visitors } = world;
    const { cycle } = await accepted('Mill Back');
    const address = `/cycles/${cycle}/award`;
    const page = await visitors['officer-a'].open(address);
    const wordless = await visitors['officer-a'].send(page, address, { reason: 'No.' }, 'propose');
    expect([wordless.status, complaints(wordless)]).toEqual([
      422,
      ['Reason: This departs from the scheme’s advice. Give the reason in at least 40 characters.'],
    ]);
    const reason = 'The site has announced that it stops handling copper this year.';
    expect((await visitors['officer-a'].send(wordless, address, { reason }, 'propose')).status).toBe(303);
    const waiting = await visitors['officer-b'].open(address);
    expect(textOf(waiting)).toMatch(/No mark departs from the advice The site has announced/);
    const back = await visitors['officer-b'].send(waiting, address, { reason: 'Ask the site first.' }, 'decline');
    expect(back.status).toBe(303);
    expect(textOf(await visitors['officer-a'].open(address))).toMatch(/Sent back Ask the site first\./);
  });

  it('keeps every proposal within reach, page by page, while the newest waits on each of them', async () => {
    const { accepted, server, visitors } = world;
    const { cycle } = await accepted('Mill Long Disputed');
    const address = `/cycles/${cycle}/award`;
    await propose(cycle);
    const { read } = server.installation.database;
    const [row] = await read.selectFrom('award_decisions').selectAll().where('cycle', '=', cycle).execute();
    const sentBack = { ...row!, stage: 'declined' as const, declined_reason: 'Not yet.' };
    const before = Array.from({ length: 50 }, (_, index) => ({
      ...sentBack,
      version: -index,
      reason: `Try ${String(index)}.`,
    }));
    await read.insertInto('award_decisions').values(before).execute();
    const first = await visitors['officer-b'].open(address);
    expect([first.html.includes('Try 48.'), first.html.includes('Try 49.')]).toEqual([true, false]);
    const [, next] = /href="([^"]*)" rel="next"/.exec(first.html) ?? [];
    const second = await visitors['officer-b'].open(next!.replaceAll('&amp;', '&'));
    expect([second.html.includes('Try 48.'), second.html.includes('Try 49.')]).toEqual([false, true]);
    expect(second.html).toMatch(/rel="prev"/);
    expect(second.html).not.toMatch(/rel="next"/);
    for (const page of [first, second]) expect(textOf(page)).toContain('Proposal that waits for a second officer');
  });

  it('that is refused tells the site why', async () => {
    const { accepted, visitors } = world;
    const { cycle } = await accepted('Mill Refused');
    const address = `/cycles/${cycle}/award`;
    const reason = 'The site has announced that it stops handling copper this year.';
    await visitors['officer-a'].send(await visitors['officer-a'].open(address), address, { reason }, 'propose');
    await visitors['officer-b'].send(await visitors['officer-b'].open(address), address, {}, 'confirm');
    expect(textOf(await visitors.site.open(address))).toMatch(
      /Decided on 15 June 2023: no mark is awarded The site has announced/,
    );
  });

  it('is nobody’s to decide but the officers’, and nobody’s to see who is not a party', async () => {
    const { accepted, visitors } = world;
    const { cycle } = await accepted('Mill Closed');
    const address = `/cycles/${cycle}/award`;
    const body = { act: 'propose', marks: [mark], seen: '1' };
    expect((await visitors.secretariat.post(address, body)).status).toBe(403);
    expect((await visitors.site.post(address, body)).status).toBe(403);
    expect((await visitors.conflicted.open(address)).status).toBe(404);
    expect((await visitors.secretariat.open(address)).html).not.toContain('name="marks"');
  });
});

describe('what an officer declared', () => {
  it('is listed page by page, nothing left out', async () => {
    const client = new pg.Client(world.server.installation.connection);
    await client.connect();
    await client
      .query(
        `insert into sites (id, name, operator, country, site_type, metals, fictional, filed_at)
         select 'site_declared_' || n, 'Declared ' || n, 'Op', 'SE', 'rod-mill', '{copper}', true, now()
         from generate_series(1, 60) n;
         insert into declarations (account, stream, site, conflict, reason, declared_at)
         select id, 'independence_' || n, 'site_declared_' || n, false, '', now()
         from accounts."user", generate_series(1, 60) n where email = 'officer-a@demo.example'`,
      )
      .finally(() => client.end());
    const officer = world.visitors['officer-a'];
    const named = (page: Page): readonly string[] => textOf(page).match(/Declared \d+/g) ?? [];
    const first = await officer.open('/declarations');
    const second = await officer.open(/href="([^"]*)" rel="next"/.exec(first.html)?.[1] ?? '');
    expect(second.html).toContain('href="/declarations" rel="prev"');
    expect(new Set([...named(first), ...named(second)]).size).toBe(60);
  });
});
