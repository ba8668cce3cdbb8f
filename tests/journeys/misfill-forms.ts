/**
 * A driver that, before an act is done for the first time, sends the form of that act wrongly: with nothing in it, and with
 * far too much and things that are not offered. The page that comes back must say what to mend, at which field, in the
 * reader's language, and must still hold what was typed. Nothing else happens, so the story goes on as if nobody had erred.
 */
import type { Act, Driver } from '@touchstone/testkit';
import type { DemoAccount } from '@touchstone/server';
import type { CommandName } from '@touchstone/domain';
import { doors } from './page-driver.ts';

export interface MisfilledForms extends Driver {
  /** acts whose forms were sent wrongly */
  readonly tried: ReadonlySet<CommandName>;
  /** what a page did not do as it should */
  readonly troubles: readonly string[];
}

const words = 'שלום <b>“mill”</b> & many more words, '.repeat(130);

export function misfillForms(address: string, inner: Driver): MisfilledForms {
  const tried = new Set<CommandName>();
  const troubles: string[] = [];
  const sessions = new Map<DemoAccount['id'], Promise<string>>();
  const misfill = async (act: Act): Promise<void> => {
    const cookie = await (sessions.get(act.who) ?? signIn(address, act.who));
    sessions.set(act.who, Promise.resolve(cookie));
    const form = await openForm(address, cookie, act);
    if (form === undefined) return;
    tried.add(act.type);
    for (const fields of [emptied(form), overfilled(form)]) {
      const answer = await send(`${address}${form.action}`, cookie, fields);
      troubles.push(...judge(answer, form, fields).map((trouble) => `${act.type}: ${trouble}`));
    }
  };
  return {
    ...inner,
    ...{ tried, troubles },
    act: async (act) => {
      if (!tried.has(act.type)) await misfill(act);
      return inner.act(act);
    },
  };
}

interface OpenForm {
  readonly action: string;
  readonly unseen: readonly (readonly [string, string])[];
  readonly texts: readonly string[];
  readonly choices: readonly string[];
}

type Fields = readonly (readonly [string, string])[];

function emptied({ texts, unseen }: OpenForm): Fields {
  return [...unseen, ...texts.map((name) => [name, ''] as const)];
}

function overfilled({ choices, texts, unseen }: OpenForm): Fields {
  return [...unseen, ...texts.map((name) => [name, words] as const), ...choices.map((name) => [name, 'none'] as const)];
}

/** Undefined where the act has no form of its own, or its form is not offered now. */
async function openForm(address: string, cookie: string, act: Act): Promise<OpenForm | undefined> {
  const door = doors[act.type];
  if (door === undefined) return undefined;
  const { scheme } = act.body;
  const path = `${door.address(act)}${typeof scheme === 'string' ? `?scheme=${scheme}` : ''}`;
  const page = await (await fetch(`${address}${path}`, { headers: headers(cookie) })).text();
  for (const [, attributes = '', inside = ''] of page.matchAll(/<form([^>]*)>([^]*?)<\/form>/g)) {
    const controls = [...inside.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([control]) => control);
    const unseen = controls.filter(isUnseen).map((one) => [valueOf(one, 'name'), valueOf(one, 'value')] as const);
    const asked = { commandId: /./, ...door.unseen };
    const is = Object.entries(asked).every(([name, value]) =>
      unseen.some((one) => one[0] === name && (value instanceof RegExp ? value.test(one[1]) : value === one[1])),
    );
    const named = controls.filter((one) => !isUnseen(one) && !valueOf(one, 'name').startsWith('upload/'));
    if (!is || named.length === 0) continue;
    const namesOf = (chosen: boolean): readonly string[] => [
      ...new Set(named.filter((one) => isChoice(one) === chosen).map((one) => valueOf(one, 'name'))),
    ];
    return { action: valueOf(attributes, 'action'), unseen, texts: namesOf(false), choices: namesOf(true) };
  }
  return undefined;
}

const isUnseen = (control: string): boolean => control.includes('type="hidden"');
const isChoice = (control: string): boolean => /^<select|type="(?:radio|checkbox)"/.test(control);

function valueOf(tag: string, attribute: string): string {
  return new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

interface Answered {
  readonly status: number;
  readonly html: string;
}

function judge({ html, status }: Answered, form: OpenForm, fields: Fields): readonly string[] {
  // Whoever need not say anything may say nothing.
  if (status === 303 && !fields.some(([, value]) => value === words)) return [];
  if (status < 400 || status >= 500) return [`answered with ${String(status)}`];
  const troubles: string[] = [];
  if (!html.includes('<html lang="fr"')) troubles.push('answered in another language');
  const [summary, ...more] = html.match(/<div class="error-summary"[^]*?<\/div>/g) ?? [];
  if (summary === undefined || more.length > 0) return [...troubles, 'told nothing, or twice'];
  for (const [, inside = ''] of summary.matchAll(/<li>([^]*?)<\/li>/g)) {
    const [, id = '', sentence = ''] = /<a href="#([^"]*)">([^<]*)</.exec(inside) ?? [];
    if (!html.includes(` id="${id}"`)) troubles.push(`leads to no field: ${inside}`);
    else if (!/\s: |\? /.test(sentence)) troubles.push(`names no field: ${inside}`);
  }
  const kept = html.split('שלום &lt;b>“mill”&lt;/b> &amp; many more words, '.repeat(130).trimEnd()).length - 1;
  const typed = form.texts.filter((name) => fields.some((field) => field[0] === name && field[1] === words)).length;
  if (kept < typed) troubles.push(`kept ${String(kept)} of ${String(typed)} texts`);
  return troubles;
}

async function signIn(address: string, who: DemoAccount['id']): Promise<string> {
  const body = new URLSearchParams({ account: who, next: '/work' });
  const answer = await fetch(`${address}/demo/sign-in`, { method: 'POST', body, redirect: 'manual' });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function send(address: string, cookie: string, fields: Fields): Promise<Answered> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: headers(cookie) });
  return { status: answer.status, html: await answer.text() };
}

function headers(cookie: string): Record<string, string> {
  return { cookie, 'accept-language': 'fr' };
}
