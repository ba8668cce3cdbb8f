/**
 * Whoever assesses a site or decides on it and declares a tie: offered no act, told why and who acts instead, and reading
 * nothing of what is in the case, on no page and over no read of the API; and the case goes on with somebody else.
 */
import { readAccountId } from '@touchstone/store';
import { createCommandDriver, type Act } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongFields, type Visitor } from './browser-forms.ts';
import { complaints, openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
beforeAll(async () => {
  world = await openWorld();
  place = await world.reported('Mill Bound', [0]);
});
afterAll(() => world.close());

const replaces = 'A conflict of interest or a tie keeps you from assessing this site';

/** What is in the case, on every page and read that a member of the team has. */
const contents = ({ cycle, evidence, site }: EvidencedPlace): readonly string[] =>
  [
    ...[
      'letter',
      'scope',
      'self-assessment',
      'criteria',
      'clocks',
      'assessment',
      'assessment/submit',
      'assessment/answer',
    ],
    ...['plan', 'visit', 'team', 'improvement', 'award', 'after-award', 'self-assessment/return', 'application'],
  ]
    .map((page) => `/cycles/${cycle}/${page}`)
    .concat([
      ...[`/sites/${site}`, `/sites/${site}/evidence`, `/evidence/${evidence}`, `/api/v1/sites/${site}/evidence`],
      ...['answers', 'determinations', 'findings', 'fieldwork', 'advice', 'earlier-answers'].map(
        (read) => `/api/v1/cycles/${cycle}/${read}`,
      ),
    ]);

describe('an assessor who declares a conflict', () => {
  it('is told so and who acts, and reads nothing of what is in the case', async () => {
    const { scenario, visitors } = world;
    const { assessor } = visitors;
    const own = `/cycles/${place.cycle}`;
    expect((await assessor.open('/portfolio')).html).toContain(own);
    await scenario.declares('assessor', place.site, true);
    const page = await assessor.open(own);
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain(`${replaces}, and from reading what is in its case. The secretariat replaces you`);
    expect(page.html).not.toMatch(new RegExp(`href="${own}/`));
    const open: string[] = [];
    for (const path of contents(place)) {
      const answer = await assessor.open(path);
      const closed =
        answer.status === 403 && answer.html.includes(path.startsWith('/api/') ? 'assessment.conflicted' : replaces);
      if (!closed) open.push(`${String(answer.status)} ${path}`);
    }
    expect(open).toEqual([]);
    expect((await assessor.open('/portfolio')).html).not.toContain(own);
    expect(textOf(await assessor.open('/work'))).toContain('Nothing waits for you now');
  });

  it('sees what was typed again, and changes nothing', async () => {
    const { assessor } = world.visitors;
    const visit = `/cycles/${place.cycle}/visit`;
    const sent = await assessor.post(visit, { act: 'observation', kind: 'observation', text: 'Seen from afar.' });
    expect(sent.status).toBe(403);
    expect(textOf(sent)).toContain('Seen from afar.');
    const added = await assessor.post(`/sites/${place.site}/evidence`, {});
    expect(added.status).toBe(403);
  });
});

describe('an officer who declares a tie', () => {
  it('is offered nothing in list, queue and pipeline, and reads nothing of the case', async () => {
    const { scenario, visitors } = world;
    const officer = visitors['officer-a'];
    const deciding = await world.accepted('Mill Kin');
    const own = `/cycles/${deciding.cycle}`;
    expect((await officer.open('/work')).html).toContain(`${own}/award`);
    expect((await officer.open('/queue')).html).toContain(`${own}/award`);
    await scenario.declares('officer-a', deciding.site, true);
    for (const list of ['/work', '/queue', '/cycles']) {
      expect((await officer.open(list)).html, list).not.toContain(`${own}/award`);
    }
    const why =
      'You are responsible for this site, you or somebody of your firm assesses it, or you have a tie to it. Another officer must decide.';
    expect(textOf(await officer.open('/queue'))).toContain(why);
    expect(textOf(await officer.open(own))).toContain(why);
    const waiting = JSON.parse((await officer.open('/api/v1/queue?act=award.propose')).html) as unknown;
    expect(waiting).toMatchObject({ waiting: [{ cycle: deciding.cycle, mine: false }] });
    const read = JSON.parse((await officer.open(`/api/v1${own}`)).html) as unknown;
    expect(read).toMatchObject({ acts: [{ act: 'award.propose', mine: false }] });
    for (const path of ['award', 'assessment', 'improvement', 'plan']) {
      const page = await officer.open(`${own}/${path}`);
      expect([page.status, textOf(page).includes(why)], path).toEqual([403, true]);
    }
    expect(complaints(await officer.open(own))).toEqual([]);
    // The other officer is as free as before.
    expect((await visitors['officer-b'].open('/work')).html).toContain(`${own}/award`);
  });
});

describe('a proposal on the award', () => {
  it('is sent back once a tie of whoever assessed is known, and the next one says that it knows', async () => {
    const { scenario, scheme, visitors } = world;
    const { cycle, site } = await world.accepted('Mill Told Late');
    const address = `/cycles/${cycle}/award`;
    const [one, other] = [visitors['officer-a'], visitors['officer-b']];
    const marks = { marks: [scheme.marks[0]?.id ?? ''] };
    expect((await other.open(address)).html).not.toContain('name="tied"');
    expect((await one.send(await one.open(address), address, marks, 'propose')).status).toBe(303);
    const waiting = await other.open(address);
    await scenario.declares('assessor', site, true);
    const since = 'Since this was proposed, a tie to this site has become known of Ada Assessor (fictional)';
    const refused = await other.send(waiting, address, {}, 'confirm');
    expect(refused.status).toBe(409);
    expect(complaints(refused)[0]).toContain(since);
    expect(textOf(await other.open(address))).toContain(since);
    expect((await other.open(address)).html).not.toContain('value="confirm"');
    const back = { reason: 'The lead is tied to the site.' };
    expect((await other.send(await other.open(address), address, back, 'decline')).status).toBe(303);
    const unsaid = await one.send(await one.open(address), address, marks, 'propose');
    expect(complaints(unsaid)[0]).toMatch(/: A tie to this site is known of Ada Assessor \(fictional\)/);
    expect(wrongFields(unsaid)).toEqual(['tied']);
    const tied = /name="tied" value="([^"]*)"/.exec(unsaid.html)?.[1] ?? '';
    expect((await one.send(unsaid, address, { ...marks, tied: [tied] }, 'propose')).status).toBe(303);
    const known = await other.open(address);
    expect(textOf(known)).toContain('made knowing of a tie of Ada Assessor (fictional) to the site');
    expect((await other.send(known, address, {}, 'confirm')).status).toBe(303);
    const read = JSON.parse((await other.open(`/api/v1/cycles/${cycle}/proposals`)).html) as unknown;
    expect(read).toMatchObject({
      proposals: [
        { tied: [{ name: 'Ada Assessor (fictional)' }], outcome: 'confirmed' },
        { tied: [], outcome: 'declined' },
      ],
    });
  });
});

describe('whoever keeps the entry of the operator', () => {
  it('is tied to its sites: neither appointed nor deciding, nor answering for the scheme', async () => {
    const { scenario, server, visitors } = world;
    const { act } = createCommandDriver(server.installation);
    const done = async (given: Act): Promise<string> => {
      const reply = await act(given);
      if (!reply.done) throw new Error(reply.sentences.join(' '));
      return reply.stream;
    };
    const mills = { name: 'Example Rod Mills', country: 'SE', kind: 'manufacturer', fictional: true };
    const operatorEntry = await done({ who: 'secretariat', type: 'organisation.register', body: mills });
    const names = async (site: string): Promise<void> => {
      const { sites } = JSON.parse((await visitors.site.open('/api/v1/sites')).html) as {
        readonly sites: readonly Readonly<Record<string, unknown>>[];
      };
      const { country, metals, name, place: where, siteType } = sites.find((one) => one['site'] === site) ?? {};
      const facts = { country, metals, name, siteType, place: where, operator: mills.name, operatorEntry };
      const revised = { ...facts, reason: 'Its operator is registered.' };
      await done({ who: 'secretariat', type: 'site.revise', stream: site, body: revised });
    };
    const { cycle, site } = await world.accepted('Mill Kept');
    const early = await world.selfAssessed('Mill Kept Too');
    for (const one of [site, early.site]) await names(one);
    expect((await visitors['officer-b'].open('/work')).html).toContain(`/cycles/${cycle}/award`);
    for (const who of ['officer-b', 'conflicted'])
      await done({
        ...{ who: 'secretariat', type: 'organisation.invite', stream: operatorEntry },
        body: { email: `${who}@demo.example` },
      });
    expect((await visitors['officer-b'].open('/work')).html).not.toContain(`/cycles/${cycle}/award`);
    expect((await visitors['officer-b'].open(`/cycles/${cycle}/award`)).status).toBe(403);
    await scenario.declares('conflicted', early.site, false);
    const appoint = await visitors.secretariat.open(`/cycles/${early.cycle}/assessment`);
    expect(textOf(appoint)).toContain('conflicted (fictional) has a conflict of interest with this site');
    const entry = `/assessors/${world.conflicted}`;
    const kept = ['Responsible for, or keeper of', 'Example Rod Mills', 'Employment, still holds', 'Mill Kept Too'];
    for (const words of kept) expect(textOf(await visitors.secretariat.open(entry))).toContain(words);
    const dismissed = {
      account: (await readAccountId(server.installation.database.read, 'conflicted@demo.example')) ?? '',
    };
    await done({ who: 'secretariat', type: 'organisation.dismiss', stream: operatorEntry, body: dismissed });
    expect(textOf(await visitors.conflicted.open(entry))).toContain('Employment, until 15 June 2023');
    expect(textOf(await visitors['officer-b'].open(entry))).not.toContain('Employment');
    const api = JSON.parse((await visitors.secretariat.open(`/api/v1${entry}/ties`)).html) as unknown;
    expect(api).toMatchObject({
      employments: [{ at: operatorEntry, name: 'Example Rod Mills', endedOn: '2023-06-15' }],
      declarations: [{ site: early.site, conflict: false }],
    });
    expect((await visitors['officer-b'].open(`/api/v1${entry}/ties`)).status).toBe(403);
    const invited = { who: 'secretariat', type: 'organisation.invite', stream: operatorEntry } as const;
    await done({ ...invited, body: { email: 'secretariat@demo.example' } });
    expect((await visitors.secretariat.open('/queue')).html).not.toContain(`/cycles/${early.cycle}/assessment`);
    const closed = await visitors.secretariat.open(`/cycles/${early.cycle}/assessment`);
    expect(closed.status).toBe(403);
    expect(textOf(closed)).toContain('You are responsible for this site or tied to it');
    const tried = { who: 'secretariat', type: 'assessment.appoint', stream: early.cycle } as const;
    expect(await act({ ...tried, body: { assessor: world.assessor } })).toMatchObject({ done: false });
  });
});

describe('a firm that advises the operator', () => {
  it('has none of its people assess, from the page on which the secretariat puts that on record until it is struck', async () => {
    const { firm, scenario, server, visitors } = world;
    const { secretariat } = visitors;
    const place = await world.selfAssessed('Mill Advised');
    await scenario.declares('assessor', place.site, false);
    const { act } = createCommandDriver(server.installation);
    const mills = { name: 'Mills of the Scenario', country: 'SE', kind: 'manufacturer', fictional: true };
    const registered = await act({ who: 'secretariat', type: 'organisation.register', body: mills });
    const organisation = registered.done ? registered.stream : expect.fail(registered.sentences.join());
    const { sites } = JSON.parse((await secretariat.open('/api/v1/sites')).html) as {
      readonly sites: readonly Readonly<Record<string, unknown>>[];
    };
    const { country, metals, name, siteType } = sites.find((one) => one['site'] === place.site) ?? {};
    const named = { country, metals, name, siteType, operator: mills.name, operatorEntry: organisation };
    const revised = { ...named, reason: 'Its operator is registered.' };
    expect(await act({ who: 'secretariat', type: 'site.revise', stream: place.site, body: revised })).toMatchObject({
      done: true,
    });
    const address = `/firms/${firm}`;
    const appoints = `/cycles/${place.cycle}/assessment`;
    const why = 'is tied to the operator of this site (it advises it), so that none of its people can assess it';
    const tie = { organisation, tie: 'advice', begunOn: '2022-01-01' };
    const wrong = await secretariat.send(
      await secretariat.open(address),
      address,
      { ...tie, endedOn: '2021-01-01', 'source/title': 'Its report' },
      'record-tie',
    );
    expect(complaints(wrong)[0]).toContain('A tie cannot have ended before it began');
    const recorded = await secretariat.send(
      wrong,
      address,
      { ...tie, endedOn: '', 'source/title': 'Its report' },
      'record-tie',
    );
    expect(recorded.status).toBe(303);
    expect(textOf(await secretariat.open(appoints))).toContain(why);
    const page = await secretariat.open(address);
    expect(textOf(page)).toContain('The firm advises the operator, since 1 January 2022, still holds');
    expect(textOf(await visitors.assessor.open(address))).toContain('The firm advises the operator');
    expect(textOf(await visitors.site.open(address))).not.toContain('Ties to operators');
    const read = async (who: Visitor, path: string): Promise<unknown> => JSON.parse((await who.open(path)).html);
    const ties = [{ tie: 'advice', organisation, begunOn: '2022-01-01', source: { title: 'Its report' } }];
    expect(await read(secretariat, `/api/v1${address}/ties`)).toMatchObject({ ties });
    expect((await visitors.site.open(`/api/v1${address}/ties`)).status).toBe(403);
    const struck = await secretariat.send(page, address, { reason: 'Another firm.' }, 'strike-tie');
    expect(struck.status).toBe(303);
    expect(textOf(await secretariat.open(appoints))).not.toContain(why);
  });
});

describe('the secretariat', () => {
  const why =
    'assessor (fictional) has a conflict of interest with this site and cannot assess it. Appoint someone else.';
  const waits = async (cycle: string): Promise<boolean> =>
    (await world.visitors.secretariat.open('/queue?act=assessment.replace')).html.includes(`/cycles/${cycle}/team`);

  /** Replaces the lead, on the page on which the queue says so, by the other assessor of the register. */
  const replaceIn = async ({ cycle, site }: EvidencedPlace): Promise<void> => {
    const { assessor, conflicted, scenario, visitors } = world;
    await scenario.declares('conflicted', site, false);
    const team = `/cycles/${cycle}/team`;
    const page = await visitors.secretariat.open(team);
    expect(textOf(page)).toContain(`${why} Worked for this mill until last year (fictional).`);
    const alone = await visitors.secretariat.send(
      page,
      team,
      { leaves: assessor, follows: '', reason: 'Tied.' },
      'replace',
    );
    expect(complaints(alone)[0]).toMatch(/The lead answers for the report/);
    const filled = { leaves: assessor, follows: conflicted, reason: 'Tied.' };
    expect((await visitors.secretariat.send(alone, team, filled, 'replace')).status).toBe(303);
    expect((await visitors.assessor.open(`/cycles/${cycle}`)).status).toBe(404);
  };

  it('is told in queue, list of work, navigation and on the page of the case, and everybody else without the reason', async () => {
    const { secretariat, site } = world.visitors;
    const own = `/cycles/${place.cycle}`;
    expect(await waits(place.cycle)).toBe(true);
    const queue = await secretariat.open('/queue');
    expect(textOf(queue)).toContain(why);
    const counted = /Queue (\d+)/.exec(textOf(queue))?.[1];
    expect(textOf(queue)).toContain(`${counted ?? ''} of them for your duty`);
    expect((await secretariat.open('/work')).html).toContain(`${own}/team`);
    expect(textOf(await secretariat.open(own))).toContain(why);
    const told = textOf(await site.open(own));
    expect(told).toContain('assessor (fictional) cannot go on as things are.');
    expect(told).not.toContain('conflict of interest');
    const read = JSON.parse((await secretariat.open('/api/v1/queue?act=assessment.replace')).html) as unknown;
    expect(read).toMatchObject({
      waiting: [{ cycle: place.cycle, assessor: world.assessor, because: 'assessor.conflict', mine: true }],
    });
    const officer = JSON.parse((await world.visitors['officer-b'].open('/api/v1/queue')).html) as object;
    expect(officer).toMatchObject({
      counts: expect.arrayContaining([{ act: 'assessment.replace', duty: 'secretariat', count: 1 }]) as unknown,
    });
    expect(JSON.stringify(officer)).not.toContain('assessor.conflict');
  });

  it('replaces the lead while the report waits, and the case goes on with the new one', async () => {
    const { scenario, visitors } = world;
    await replaceIn(place);
    expect(await waits(place.cycle)).toBe(false);
    const answer = `/cycles/${place.cycle}/assessment/answer`;
    await visitors.secretariat.send(
      await visitors.secretariat.open(answer),
      answer,
      { reason: 'Look again.' },
      'return',
    );
    const submit = `/cycles/${place.cycle}/assessment/submit`;
    const report = await visitors.conflicted.open(submit);
    expect((await visitors.conflicted.send(report, submit, { visitedOn: today, summary: 'Seen again.' })).status).toBe(
      303,
    );
    await scenario.acceptsReport(place);
  });

  it('replaces the lead before the visit, and while a finding waits to be verified', async () => {
    const { criteria, scenario, visitors } = world;
    const early = await world.appointed('Mill Early');
    await scenario.declares('assessor', early.site, true);
    await replaceIn(early);
    const note = `/cycles/${early.cycle}/assessment/${criteria[0]?.id ?? ''}`;
    const noted = await visitors.conflicted.send(
      await visitors.conflicted.open(note),
      `${note}/note`,
      { note: 'Ask.' },
      'note',
    );
    expect(noted.status).toBe(303);

    const late = await world.accepted('Mill Late', [0]);
    const finding = `/cycles/${late.cycle}/improvement/finding-${criteria[0]?.id ?? ''}`;
    await scenario.plans(late, criteria[0]!, today);
    const reported = await visitors.site.open(finding);
    const done = { done: 'Trained.', evidence: late.evidence };
    expect((await visitors.site.send(reported, finding, done, 'report')).status).toBe(303);
    await scenario.declares('assessor', late.site, true);
    expect(await waits(late.cycle)).toBe(true);
    await replaceIn(late);
    expect((await visitors.conflicted.open('/work')).html).toContain(`/cycles/${late.cycle}/improvement`);
    expect((await visitors.conflicted.open(finding)).html).toContain('value="verify"');
  });
});
