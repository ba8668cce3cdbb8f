/** Appointing, determining, reporting and answering, on the real server, as browsers without script do it. */
import { limits } from '@touchstone/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaints, openWorld, textOf, today, type World } from './open-world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('appointing an assessor', () => {
  it('is refused for somebody who declared nothing, and for somebody with a conflict, each with the reason', async () => {
    const { assessor, conflicted, scenario, selfAssessed, visitors } = world;
    const { cycle, site } = await selfAssessed('Mill Appointing');
    const address = `/cycles/${cycle}/assessment`;
    await scenario.declares('conflicted', site, true);
    const page = await visitors.secretariat.open(address);
    expect(textOf(page)).toContain('Nobody can be appointed yet');
    expect(page.html).toMatch(/<a href="\/assessors">Approved assessors/);
    expect(textOf(page)).toMatch(/assessor \(fictional\) has not yet declared/);
    expect(textOf(page)).toMatch(/conflicted \(fictional\) has a conflict of interest .*Worked for this mill/);

    const undeclared = await visitors.secretariat.post(address, { assessor });
    expect(undeclared.status).toBe(409);
    expect(complaints(undeclared)[0]).toMatch(/has not yet declared/);
    const barred = await visitors.secretariat.post(address, { assessor: conflicted });
    expect(barred.status).toBe(409);
    expect(complaints(barred)[0]).toMatch(/has a conflict of interest/);
    const nobody = await visitors.secretariat.post(address, {});
    expect([nobody.status, complaints(nobody)]).toEqual([422, ['Choose an assessor from the register.']]);
    expect(textOf(await visitors.site.open(address))).not.toContain('Worked for this mill');
  });

  it('takes an assessor who declared to have no conflict, once, by the site or the secretariat', async () => {
    const { assessor, scenario, selfAssessed, visitors } = world;
    const { cycle, site } = await selfAssessed('Mill Appointed');
    const address = `/cycles/${cycle}/assessment`;
    await scenario.declares('assessor', site, false);
    expect((await visitors['officer-a'].post(address, { assessor })).status).toBe(403);
    const appointed = await visitors.site.send(await visitors.site.open(address), address, { assessor });
    expect([appointed.status, appointed.location]).toEqual([303, address]);
    expect(textOf(await visitors.site.open(address))).toContain('assessor (fictional) , Example Assurance (fictional)');
    const again = await visitors.secretariat.post(address, { assessor });
    expect([again.status, complaints(again)[0]]).toEqual([409, 'An assessor is already appointed to this site.']);
  });

  it('takes whoever declared, however long the register is', async () => {
    const { assessor, scenario, selfAssessed, server, visitors } = world;
    const { cycle, site } = await selfAssessed('Mill of Many');
    await scenario.declares('assessor', site, false);
    const client = new pg.Client(server.installation.connection);
    await client.connect();
    try {
      await client.query(
        `insert into assessors (id, account, name, firm, fictional, approved_at)
         select 'assessor_many_' || n, 'many-' || n, 'Aaron ' || n, 'Many (fictional)', true, now()
         from generate_series(1, ${String(limits.pageRows)}) n`,
      );
      const address = `/cycles/${cycle}/assessment`;
      const page = await visitors.secretariat.open(address);
      expect(page.html).toContain(`value="${assessor}"`);
      expect((await visitors.secretariat.send(page, address, { assessor })).status).toBe(303);
    } finally {
      await client.query(`delete from assessors where id like 'assessor_many_%'`);
      await client.end();
    }
  });

  it('is followed by somebody else who declared, and tells where to declare; nobody follows themself', async () => {
    const { appointed, assessor, conflicted, scenario, visitors } = world;
    const { cycle, site } = await appointed('Mill Followed');
    const address = `/cycles/${cycle}/team`;
    const early = await visitors.secretariat.open(address);
    expect(textOf(early)).toMatch(/conflicted \(fictional\) has not yet declared/);
    expect(textOf(early)).toContain(`/declarations?site=${site}`);
    expect(textOf(early)).toContain('nobody can follow yet');
    expect(early.html).not.toContain('name="leaves"');
    await scenario.declares('conflicted', site, false);
    const page = await visitors.secretariat.open(address);
    expect(page.html).toContain(`<option value="${conflicted}"`);
    const filled = { leaves: assessor, follows: conflicted, reason: 'Another post.' };
    expect((await visitors.secretariat.send(page, address, filled, 'replace')).status).toBe(303);
    expect(textOf(await visitors.secretariat.open(address))).toMatch(/conflicted \(fictional\).{0,60} Lead/);
  });

  it('waits for the self-assessment', async () => {
    const { cycle } = await world.signed('Mill Early');
    const page = await world.visitors.secretariat.open(`/cycles/${cycle}/assessment`);
    expect(textOf(page)).toContain('An assessor is appointed later');
    expect(page.html).not.toContain('name="assessor"');
  });
});

describe('determinations', () => {
  it('are saved beside the answer, and what was refused comes back as it was written', async () => {
    const { appointed, criteria, visitors } = world;
    const { cycle, evidence } = await appointed('Mill Determining');
    const [first, second] = criteria;
    const address = `/cycles/${cycle}/assessment/${first!.id}`;
    const page = await visitors.assessor.open(address);
    expect(textOf(page)).toMatch(/Self-assessment Level .* Your determination/);
    const wordless = await visitors.assessor.send(page, address, { level: 'fully-meets', rationale: ' ', evidence });
    expect(wordless.status).toBe(422);
    expect(complaints(wordless)[0]).toMatch(/Say why criterion 1 is at this level/);
    expect(wordless.html).toMatch(/value="fully-meets" checked/);
    const saved = await visitors.assessor.send(wordless, address, {
      ...{ level: 'partially-meets', rationale: 'Seen: <two> & a half registers.', evidence, go: 'next' },
    });
    expect([saved.status, saved.location]).toEqual([
      303,
      `/cycles/${cycle}/assessment/${second!.id}?saved=${first!.id}`,
    ]);
    expect(textOf(await visitors.assessor.open(saved.location))).toContain('Criterion 1 is saved.');
    expect((await visitors.assessor.open(address)).html).toContain('Seen: &lt;two> &amp; a half registers.');
    const grid = await visitors.assessor.open(`/cycles/${cycle}/assessment?show=differing`);
    expect(textOf(grid)).toContain('one piece of evidence, differs from the self-assessment');
  });

  it('saved meanwhile are shown and never overwritten unseen', async () => {
    const { appointed, criteria, visitors } = world;
    const { cycle, evidence } = await appointed('Mill Twice');
    const address = `/cycles/${cycle}/assessment/${criteria[0]!.id}`;
    const here = await visitors.assessor.open(address);
    const there = await visitors.assessor.open(address);
    const one = { level: 'fully-meets', rationale: 'Written on the tablet.', evidence };
    expect((await visitors.assessor.send(there, address, one)).status).toBe(303);
    const late = await visitors.assessor.send(here, address, { ...one, level: 'partially-meets', rationale: 'Mine.' });
    expect(late.status).toBe(409);
    expect(textOf(late)).toMatch(/Two determinations of the same criterion .*Written on the tablet\./);
    expect(late.html).toMatch(/<textarea[^>]*>Mine\.<\/textarea>/);
    expect((await visitors.assessor.send(late, address, { ...one, rationale: 'Mine.' })).status).toBe(303);
    expect(textOf(await visitors.assessor.open(address))).toContain('Mine.');
  });

  it('are the appointed assessor’s alone to make', async () => {
    const { appointed, criteria, visitors } = world;
    const { cycle, evidence } = await appointed('Mill Alone');
    const address = `/cycles/${cycle}/assessment/${criteria[0]!.id}`;
    const body = { level: 'fully-meets', rationale: 'Not mine to say.', evidence };
    expect((await visitors.site.post(address, body)).status).toBe(403);
    expect((await visitors.secretariat.post(address, body)).status).toBe(403);
    expect((await visitors.conflicted.post(address, body)).status).toBe(404);
    expect(textOf(await visitors.assessor.open(address))).not.toContain('Not mine to say.');
  });

  it('are read by the staff once the report is submitted, and by the site once it is accepted', async () => {
    const { criteria, reported, scenario, server, visitors } = world;
    const place = await reported('Mill Reading', [3]);
    const { cycle } = place;
    const grid = `/cycles/${cycle}/assessment`;
    const pages = [
      grid,
      `${grid}/${criteria[3]!.id}`,
      `/cycles/${cycle}/self-assessment`,
      `/cycles/${cycle}/self-assessment/${criteria[3]!.id}`,
    ];
    const improvement = `/cycles/${cycle}/improvement`;
    const finding = `${improvement}/finding-${criteria[3]!.id}`;
    const { read } = server.installation.database;
    const [gap] = await read
      .selectFrom('determinations')
      .selectAll()
      .where('cycle', '=', cycle)
      .where('criterion', '=', criteria[3]!.id)
      .execute();
    const tells = (html: string): boolean =>
      html.replaceAll(/<ul class="legend"[^]*?<\/ul>/g, '').includes('state tone-part') ||
      html.includes(gap!.rationale);
    const { cookie } = await server.signIn('site');
    const overApi = async (what: string): Promise<readonly unknown[]> => {
      const url = `/api/v1/cycles/${cycle}/${what}`;
      const answer = await server.http.inject({ method: 'GET', url, headers: { cookie } });
      return Object.values(answer.json<Record<string, unknown[]>>()).flat();
    };
    for (const path of pages) expect([path, tells((await visitors.site.open(path)).html)]).toEqual([path, false]);
    expect((await visitors.site.open(`${grid}/answer`)).location).toBe(grid);
    expect((await visitors.site.open(improvement)).html).not.toContain(finding);
    expect((await visitors.site.open(finding)).status).toBe(404);
    expect([await overApi('determinations'), await overApi('findings')]).toEqual([[], []]);
    expect(await overApi('advice')).toHaveLength(1);
    for (const path of pages) expect([path, tells((await visitors.secretariat.open(path)).html)]).toEqual([path, true]);

    await scenario.acceptsReport(place);
    for (const path of pages) expect([path, tells((await visitors.site.open(path)).html)]).toEqual([path, true]);
    expect(textOf(await visitors.site.open(`${grid}/answer`))).toContain('Assessment report');
    expect((await visitors.site.open(finding)).status).toBe(200);
    expect([await overApi('determinations'), await overApi('findings')].map(({ length }) => length)).toEqual([
      criteria.length,
      1,
    ]);
  });
});

describe('the report', () => {
  it('names what is missing before it can be submitted, and which findings it raises', async () => {
    const { appointed, criteria, scenario, visitors } = world;
    const place = await appointed('Mill Reporting');
    const address = `/cycles/${place.cycle}/assessment/submit`;
    const [first, ...rest] = criteria;
    for (const criterion of rest) {
      await scenario.determines(place, criterion, criterion.number === '15' ? 'gap' : 'sound', place.evidence);
    }
    const early = await visitors.assessor.open(address);
    expect(textOf(early)).toContain('One criterion has no determination yet');
    expect(early.html).not.toContain('name="visitedOn"');
    await scenario.determines(place, first!, 'sound', place.evidence);
    expect(textOf(await visitors.assessor.open(address))).toContain('Something comes before the report');
    await scenario.visits(place);
    const page = await visitors.assessor.open(address);
    expect(textOf(page)).toMatch(/This report raises one finding .* Partially Meets 15 /);
    const tomorrow = await visitors.assessor.send(page, address, { visitedOn: '2023-06-16', summary: 'Seen.' });
    expect([tomorrow.status, complaints(tomorrow)[0]]).toEqual([
      422,
      'Last day of the site visit: The site visit cannot lie in the future. Today is 15 June 2023.',
    ]);
    expect(tomorrow.html).toContain('value="2023-06-16"');
    const sent = await visitors.assessor.send(tomorrow, address, { visitedOn: today, summary: 'Seen.' });
    expect([sent.status, sent.location]).toEqual([303, `/cycles/${place.cycle}`]);
    expect((await visitors.assessor.open(address)).status).toBe(409);
  });

  it('is returned with a reason that the assessor reads, and accepted when it is sent again', async () => {
    const { reported, visitors } = world;
    const { cycle } = await reported('Mill Returned');
    const address = `/cycles/${cycle}/assessment/answer`;
    const page = await visitors.secretariat.open(address);
    const wordless = await visitors.secretariat.send(page, address, { act: 'return', reason: '' });
    expect([wordless.status, complaints(wordless)]).toEqual([422, ['What has to be mended: Fill in this field.']]);
    const returned = await visitors.secretariat.send(wordless, address, {
      act: 'return',
      reason: 'Page 3 is missing.',
    });
    expect(returned.status).toBe(303);
    expect(textOf(await visitors.assessor.open(`/cycles/${cycle}/assessment`))).toContain('Page 3 is missing.');
    const again = await visitors.assessor.open(`/cycles/${cycle}/assessment/submit`);
    expect(again.html).toContain(`value="${today}"`);
    await visitors.assessor.send(again, `/cycles/${cycle}/assessment/submit`, {
      visitedOn: today,
      summary: 'Now whole.',
    });
    const whole = await visitors.secretariat.open(address);
    expect(textOf(whole)).toContain('Now whole.');
    expect((await visitors['officer-a'].post(address, { act: 'accept' })).status).toBe(403);
    expect((await visitors.secretariat.send(whole, address, {})).location).toBe(`/cycles/${cycle}`);
    expect(textOf(await visitors.site.open(address))).toContain('Now whole.');
  });
});
