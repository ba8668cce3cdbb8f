/** What stood on a criterion before: whoever may read the rating that stands reads it, and learns that somebody was replaced. */
import { randomUUID } from 'node:crypto';
import { defined, instant } from '@touchstone/kernel';
import type { Criterion } from '@touchstone/domain';
import { actorOf } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Visitor } from './browser-forms.ts';
import { frugalLevel } from './frugal-rating.ts';
import { openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let criterion: Criterion;
const replaced = 'replaces the one that Sam Site (fictional) gave on 15 June 2023 at 09:14 UTC.';

beforeAll(async () => {
  world = await openWorld();
  criterion = defined(world.criteria[0], 'a criterion');
});
afterAll(() => world.close());

const at = (time: string): void => world.server.clock.set(instant(`${today}T${time}:00Z`));

/** What is folded away below “What stood here before”. */
function formerIn({ html }: Page): string {
  const [, folded = ''] =
    /<details class="details"><summary>What stood here before[^<]*<\/summary>([^]*?)<\/details>/.exec(html) ?? [];
  return folded.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

interface Read {
  readonly by: { readonly name: string };
  readonly rationale: string;
  readonly former?: readonly Read[];
}

async function read(who: Visitor, path: string): Promise<Read> {
  return JSON.parse((await who.open(path)).html) as Read;
}

describe('an answer that somebody else replaced on the same day', () => {
  let cycle: string;
  let form: string;
  const filled = (rationale: string) => ({ level: frugalLevel(world.scheme, criterion), rationale });

  beforeAll(async () => {
    const { scenario, server, visitors } = world;
    const place = await world.signed('Mill of Two');
    cycle = place.cycle;
    form = `/cycles/${cycle}/self-assessment/${criterion.id}`;
    await scenario.acceptsLetter(place);
    const invite = {
      id: randomUUID(),
      type: 'site.invite',
      stream: place.site,
      body: { email: 'conflicted@demo.example' },
    };
    await server.installation.run(invite, await actorOf(server.installation, 'site'));
    const [here, there] = [await visitors.site.open(form), await visitors.conflicted.open(form)];
    at('09:14');
    expect((await visitors.site.send(here, form, filled('Written first.'))).status).toBe(303);
    at('09:20');
    const clash = await visitors.conflicted.send(there, form, filled('Written second.'));
    expect([clash.status, textOf(clash).includes(replaced)]).toEqual([409, false]);
    expect((await visitors.conflicted.send(clash, form, filled('Written second.'))).status).toBe(303);
    at('09:25');
    const typo = await visitors.conflicted.open(form);
    expect((await visitors.conflicted.send(typo, form, filled('Written third.'))).status).toBe(303);
  });

  it('is told at the top to whoever gave it, though the other saved once more, and stands below with all that was there', async () => {
    const { secretariat, site } = world.visitors;
    for (const page of [await site.open(form), await site.open(`/cycles/${cycle}/criteria/${criterion.id}`)]) {
      expect(textOf(page)).toContain(`The answer of Cory Conflict (fictional) ${replaced}`);
      expect(formerIn(page)).toMatch(
        /Written second\..*Cory Conflict.*Written first\..*Sam Site.*15 June 2023 at 09:14 UTC/,
      );
      expect(formerIn(page)).not.toContain('Written third.');
    }
    const { html } = await secretariat.open(`/cycles/${cycle}/criteria/${criterion.id}`);
    expect([html.includes('Written third.'), html.includes('Written second.')]).toEqual([true, false]);
  });

  const lists = [`self-assessment`, `criteria`] as const;
  const told = 'Somebody else has replaced an answer of yours';
  const toldTo = async (who: 'site' | 'conflicted' | 'secretariat'): Promise<readonly boolean[]> =>
    Promise.all(
      lists.map(async (list) => {
        const page = await world.visitors[who].open(`/cycles/${cycle}/${list}`);
        return textOf(page).includes(told) && page.html.includes(`href="/cycles/${cycle}/${list}/${criterion.id}"`);
      }),
    );

  it('is told where its first writer looks first, and to nobody else', async () => {
    expect(await toldTo('site')).toEqual([true, true]);
    expect(await toldTo('conflicted')).toEqual([false, false]);
    expect(await toldTo('secretariat')).toEqual([false, false]);
  });

  it('is read over the API with who gave it, as of a past day too', async () => {
    const address = `/api/v1/cycles/${cycle}/answers/${criterion.id}`;
    const { secretariat, site } = world.visitors;
    expect(await read(secretariat, address)).not.toHaveProperty('former');
    const now = await read(site, address);
    expect(now).toMatchObject({ rationale: 'Written third.', by: { name: 'Cory Conflict (fictional)' } });
    expect(now.former?.map(({ by, rationale }) => [rationale, by.name])).toEqual([
      ['Written second.', 'Cory Conflict (fictional)'],
      ['Written first.', 'Sam Site (fictional)'],
    ]);
    world.server.clock.set(instant('2023-06-16T09:00:00Z'));
    await site.send(await site.open(form), form, filled('Written a day later.'));
    expect((await read(site, address)).former).toHaveLength(3);
    expect(await read(site, `${address}?asOf=${today}`)).toEqual(now);
    const past = await site.open(`/cycles/${cycle}/criteria/${criterion.id}?asOf=${today}`);
    expect(textOf(past)).toContain(replaced);
    expect(past.html).not.toContain('Written a day later.');
    // Whoever has answered again knows; now it is the other whose answer was replaced.
    expect([await toldTo('site'), await toldTo('conflicted')]).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('and the answer that stands are nobody’s who may not read it', async () => {
    const { assessor } = world.visitors;
    for (const address of [
      form,
      `/cycles/${cycle}/criteria/${criterion.id}`,
      `/api/v1/cycles/${cycle}/answers/${criterion.id}`,
    ])
      expect((await assessor.open(address)).status).toBe(404);
  });
});

describe('a determination that was changed', () => {
  let place: EvidencedPlace;

  beforeAll(async () => {
    at('10:00');
    place = await world.appointed('Mill of Drafts');
    for (const [time, rationale] of [
      ['10:05', 'A first draft.'],
      ['10:10', 'What I stand by.'],
    ] as const) {
      at(time);
      const { assessor } = world.visitors;
      const form = `/cycles/${place.cycle}/assessment/${criterion.id}`;
      const sent = await assessor.send(await assessor.open(form), form, {
        level: frugalLevel(world.scheme, criterion),
        rationale,
      });
      expect(sent.status).toBe(303);
    }
    at('10:15');
    for (const one of world.criteria.slice(1)) await world.scenario.determines(place, one, 'sound', place.evidence);
    await world.scenario.submitsReport(place);
    await world.scenario.acceptsReport(place);
  });

  it('shows its drafts to the team, and to nobody else who reads the determination', async () => {
    const page = `/cycles/${place.cycle}/assessment/${criterion.id}`;
    const address = `/api/v1/cycles/${place.cycle}/determinations/${criterion.id}`;
    const { assessor } = world.visitors;
    expect(formerIn(await assessor.open(page))).toContain('A first draft.');
    expect((await read(assessor, address)).former).toMatchObject([{ rationale: 'A first draft.' }]);
    expect(textOf(await assessor.open(page))).not.toContain('replaces the one');
    for (const who of ['site', 'secretariat', 'officer-a'] as const) {
      for (const one of [page, `/cycles/${place.cycle}/criteria/${criterion.id}`, address]) {
        const { html } = await world.visitors[who].open(one);
        expect([who, one, html.includes('What I stand by.'), html.includes('A first draft.')]).toEqual([
          who,
          one,
          true,
          false,
        ]);
      }
    }
  });
});
