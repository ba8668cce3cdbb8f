/** The assessor's desk in a real browser: nothing that was written is lost, and the keys do what their list says. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { freePort } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openWorld, textOf, today, type EvidencedPlace, type World } from '../pages/open-world.ts';

let world: World;
let place: EvidencedPlace;
let browser: Browser;
let origin: string;
let desk: string;

beforeAll(async () => {
  const script = fileURLToPath(new URL('../../scripts/build-islands.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script]);
  world = await openWorld();
  place = await world.appointed('Mill North');
  const port = await freePort();
  await world.server.http.listen({ port, host: '127.0.0.1' });
  origin = `http://localhost:${String(port)}`;
  desk = `${origin}/cycles/${place.cycle}/assessment`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function signIn(context: BrowserContext, who: 'assessor' | 'site' = 'assessor'): Promise<void> {
  const { cookie } = await world.server.signIn(who);
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await context.addCookies(cookies);
}

async function open(path: string, { script = true, who = 'assessor' as const } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 320, height: 700 } });
  await signIn(context, who);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const why = (page: Page) => page.locator('form[enctype] textarea[name=rationale]');
const kept = (page: Page) => page.locator('form[enctype] [role=status]');
const offer = (page: Page) => page.locator('form[enctype] [data-draft-offer]');
const save = (page: Page) => page.locator('[aria-keyshortcuts=s]').click();

async function write(page: Page, words: string): Promise<void> {
  await why(page).fill(words);
  await kept(page).filter({ hasText: 'Kept on this device' }).waitFor();
}

describe('what is written and not saved', () => {
  it('is offered again with its time when its writer comes back, and forgotten once it is saved', async () => {
    const [first] = world.criteria;
    const page = await open(`${desk}/${first!.id}`);
    await write(page, 'The pond was relined in May.');
    await page.goto(`${origin}/work`);
    await page.goto(`${desk}/${first!.id}`);
    expect(await why(page).inputValue()).toBe('');
    expect(await offer(page).innerText()).toMatch(/You wrote here on \d+ \w+ \d{4} at \d+:\d+/);
    await page.getByRole('button', { name: 'Put it back' }).click();
    expect(await why(page).inputValue()).toBe('The pond was relined in May.');
    await page.locator('input[name=level]').first().check();
    await page.locator(`input[name=evidence]`).first().check();
    await save(page);
    await page.waitForURL(/saved=/);
    expect(await page.evaluate('Object.keys(localStorage).join()')).toBe('');
    await page.goto(`${desk}/${first!.id}`);
    expect(await offer(page).isVisible()).toBe(false);
    expect(await why(page).inputValue()).toBe('The pond was relined in May.');
  });

  it('is nobody else’s to read, and gone after signing out', async () => {
    const [, second] = world.criteria;
    const page = await open(`${desk}/${second!.id}`);
    await write(page, 'Told in confidence.');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${origin}/`);
    expect(await page.evaluate('Object.keys(localStorage).join()')).toBe('');
  });

  it('survives a session that ended: it can be sent again after signing in', async () => {
    const [, , third] = world.criteria;
    const page = await open(`${desk}/${third!.id}`);
    await page.locator('input[name=level]').first().check();
    await page.locator(`input[name=evidence]`).first().check();
    await write(page, 'Seen with the shift leader.');
    await page.context().clearCookies();
    await save(page);
    await page.getByText('What you wrote is still here').waitFor();
    expect(await page.locator('blockquote').innerText()).toBe('Seen with the shift leader.');
    await signIn(page.context());
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.waitForURL(/saved=/);
    await page.goto(`${desk}/${third!.id}`);
    expect(await why(page).inputValue()).toBe('Seen with the shift leader.');
  });

  it('survives a server that is gone, and a browser that lost its form', async () => {
    const fourth = world.criteria[3]!;
    const page = await open(`${desk}/${fourth.id}`);
    await write(page, 'The scale was out of order.');
    await page.context().setOffline(true);
    await kept(page).filter({ hasText: 'no network now. Kept on this device' }).waitFor();
    await save(page);
    await page.waitForURL(/chrome-error/).catch(() => undefined);
    await page.context().setOffline(false);
    const again = await page.context().newPage();
    await again.goto(`${desk}/${fourth.id}`);
    await again.getByRole('button', { name: 'Put it back' }).click();
    expect(await why(again).inputValue()).toBe('The scale was out of order.');
    await again.getByRole('button', { name: 'Save and go to the next' }).click();
    // Refused, because no level is chosen: what was typed stands in the form, and the device still has it.
    await again.locator('.error-summary').waitFor();
    expect(await why(again).inputValue()).toBe('The scale was out of order.');
    await kept(again).filter({ hasText: 'Kept on this device' }).waitFor();
  });

  it('meets what a colleague saved meanwhile: both are shown', async () => {
    const fifth = world.criteria[4]!;
    const page = await open(`${desk}/${fifth.id}`);
    await page.locator('input[name=level]').first().check();
    await page.locator(`input[name=evidence]`).first().check();
    await write(page, 'Mine, on the train.');
    await page.goto('about:blank');
    await world.scenario.determines(place, fifth, 'sound', place.evidence);
    await page.goto(`${desk}/${fifth.id}`);
    expect(await offer(page).innerText()).toContain('Since then somebody saved something here');
    await page.getByRole('button', { name: 'Put it back' }).click();
    await save(page);
    await page.getByText('Two determinations of the same criterion').waitFor();
    expect(await why(page).inputValue()).toBe('Mine, on the train.');
  });

  it('is shown to those without script whose session ended', async () => {
    const sixth = world.criteria[5]!;
    const page = await open(`${desk}/${sixth.id}`, { script: false });
    await why(page).fill('Written without script.');
    await page.context().clearCookies();
    await save(page);
    await page.locator('main').getByText('Written without script.').waitFor();
    await signIn(page.context());
    await page.getByRole('button', { name: 'Send it again' }).click();
    expect(await why(page).inputValue()).toBe('Written without script.');
  });
});

describe('what a team writes beside its determinations', () => {
  it('comes back with every entry of a plan, and what was accepted is not offered once more', async () => {
    const visited = await world.appointed('Mill Visited');
    await world.scenario.completesReview(visited);
    const cycle = `${origin}/cycles/${visited.cycle}`;
    const page = await open(`${cycle}/plan`);
    const plan = page.locator('form:has([name="act"][value="plan"])');
    await plan.locator('[name="extent"]').fill('The whole mill.');
    await plan.locator('[name="mediaItems/0/source"]').fill('Herald');
    await plan.locator('button[name="more"][value="mediaItems"]').click();
    await plan.locator('[name="mediaItems/1/source"]').fill('Radio');
    await expect.poll(() => page.evaluate('Object.values(localStorage).join()')).toContain('Radio');
    await page.goto(`${origin}/work`);
    await page.goto(`${cycle}/plan`);
    expect(await plan.locator('[name="mediaItems/1/source"]').count()).toBe(0);
    await plan.getByRole('button', { name: 'Put it back' }).click();
    await plan.locator('[name="mediaItems/1/source"]').waitFor();
    const values = ['extent', 'mediaItems/0/source', 'mediaItems/1/source'].map((name) =>
      plan.locator(`[name="${name}"]`).inputValue(),
    );
    expect(await Promise.all(values)).toEqual(['The whole mill.', 'Herald', 'Radio']);

    await page.goto(`${cycle}/visit`);
    const interview = page.locator('form:has([name="act"][value="interview"])');
    await page.locator('summary', { hasText: 'interview' }).click();
    await interview.locator('[name="group"]').first().check();
    await interview.locator('[name="number"]').fill('2');
    await interview.locator('[name="heldOn"]').fill(today);
    await interview.locator('[name="notes"]').fill('Told in confidence.');
    await interview.locator('[role=status]').filter({ hasText: 'Kept on this device' }).waitFor();
    await interview.locator('button[type=submit]').click();
    await page.getByText('Told in confidence.').waitFor();
    // The page takes out of its address what it was told of the command, once its script runs.
    await page.waitForURL(`${cycle}/visit`);
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("/visit")).join()')).toBe('');
    expect(await interview.locator('[data-draft-offer]').isVisible()).toBe(false);
  });
});

describe('the keys', () => {
  it('rate criterion after criterion, are silent while one writes, and can be switched off', async () => {
    const [seventh, eighth] = [world.criteria[6]!, world.criteria[7]!];
    const page = await open(`${desk}/${seventh.id}`);
    await page.keyboard.press('2');
    expect(await page.locator('input[name=level]').nth(1).isChecked()).toBe(true);
    await page.keyboard.press('w');
    await page.keyboard.type('jk 1 s?');
    expect(await why(page).inputValue()).toBe('jk 1 s?');
    expect(await page.locator('input[name=level]').nth(1).isChecked()).toBe(true);
    await page.locator(`input[name=evidence]`).first().check();
    await why(page).focus();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(`**/${eighth.id}?saved=${seventh.id}`);
    await page.keyboard.press('k');
    await page.waitForURL(`**/${seventh.id}`);
    await page.keyboard.press('?');
    await page.locator('dialog.keys').getByLabel('Use these keys').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('j');
    await page.goto(`${desk}/${seventh.id}`);
    await page.keyboard.press('1');
    expect(await page.locator('input[name=level]').nth(1).isChecked()).toBe(true);
  });

  it('go through a list, whose help stands in the middle and names no other', async () => {
    const page = await open(desk);
    await page.keyboard.press('?');
    const dialog = page.locator('dialog.keys');
    expect(await dialog.locator('kbd').allInnerTexts()).toEqual(['j', 'k', '?']);
    const { x, width } = (await dialog.boundingBox())!;
    expect(Math.abs(x + width / 2 - 160)).toBeLessThan(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk}/${world.criteria[1]!.id}`);
  });
});

describe('the list of determinations', () => {
  it('sets a level where it stands, keeps its filter, and loses nothing that is refused', async () => {
    const last = world.criteria.at(-1)!;
    const { assessor } = world.visitors;
    const list = `/cycles/${place.cycle}/assessment`;
    const page = await assessor.open(`${list}?show=open&group=${last.group}`);
    expect(page.html).not.toContain(`${list}/${world.criteria[1]!.id}" data-row`);
    const levels = world.scheme.scales.find(({ id }) => id === last.scale)!.levels;
    const [best, worst] = [levels[0]!, levels.at(-1)!];
    const refused = await assessor.send(page, `${list}/${last.id}`, { level: best.id, rationale: 'All is in place.' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('All is in place.</textarea>');
    const filled = { level: worst.id, rationale: 'Nothing is in place.', evidence: place.evidence };
    const again = await assessor.open(`${list}?show=open&group=${last.group}`);
    const saved = await assessor.send(again, `${list}/${last.id}`, filled);
    expect([saved.status, saved.location]).toEqual([303, `${list}?saved=${last.id}&show=open&group=${last.group}`]);
    expect(textOf(await assessor.open(list))).toMatch(/one piece of evidence, differs/);
    const found = await assessor.open(`${list}?show=finding`);
    expect(found.html).toContain('raises a finding');
    expect((await world.visitors.secretariat.open(list)).html).not.toContain('Set the level here');
  });
});
