/** Fills in a form as a person would, control by control, from the body of the command that it shall send. */
import type { Locator } from 'playwright-core';

/** Texts, by the name of their field: one, or for a choice of several as many as are chosen. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A body as its form names it: by the JSON pointer of each member. A “no” is a choice that is offered, or nothing chosen. */
export function fieldsOf(body: object, at = ''): Fields {
  return new Map(
    Object.entries(body).flatMap(([name, value]: [string, unknown]): (readonly [string, readonly string[]])[] => {
      if (Array.isArray(value)) return listOf(at + name, value);
      if (typeof value === 'object' && value !== null) return [...fieldsOf(value, `${at}${name}/`)];
      return [[at + name, [String(value)]]];
    }),
  );
}

/**
 * A list of texts is one field; of pairs such as `{ group, number }`, each pair is a field named by its first; longer
 * entries have a field for each member, named by the entry's place.
 */
function listOf(name: string, items: readonly unknown[]): (readonly [string, readonly string[]])[] {
  const entries = items.filter((item): item is object => typeof item === 'object' && item !== null);
  if (entries.length === 0) return [[name, items.map(String)]];
  return entries.flatMap((entry, index): (readonly [string, readonly string[]])[] => {
    const [first, second, ...more] = Object.values(entry) as readonly unknown[];
    if (more.length === 0) return [[`${name}/${String(first)}`, [String(second)]]];
    return [...fieldsOf(entry, `${name}/${String(index)}/`)];
  });
}

/** False where the form does not offer what shall be sent. What the page's own `address` says has no control. */
export async function fillIn(form: Locator, fields: Fields, address: string): Promise<boolean> {
  if ((await form.count()) === 0) return false;
  for (const [name, values] of fields) {
    const controls = controlsOf(form, name);
    if ((await controls.count()) > 0) {
      if (!(await set(controls, values))) return false;
    } else if (!values.every((value) => address.includes(value)) && (await unseen(form, name).count()) === 0) {
      return false;
    }
  }
  return true;
}

/** Names of the fields in which the form no longer shows what was filled in. */
export async function lostFrom(form: Locator, fields: Fields): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const [name, values] of fields) {
    const controls = controlsOf(form, name);
    if ((await controls.count()) === 0) continue;
    const shown = (await isChoice(controls)) ? await chosenOf(controls) : [await controls.inputValue()];
    if (shown.toSorted().join('\n') !== values.toSorted().join('\n')) lost.push(name);
  }
  return lost;
}

function controlsOf(form: Locator, name: string): Locator {
  return form.locator(`[name="${name}"]:not([type="hidden"])`);
}

function unseen(form: Locator, name: string): Locator {
  return form.locator(`[name="${name}"][type="hidden"]`);
}

async function isChoice(controls: Locator): Promise<boolean> {
  return ['radio', 'checkbox'].includes((await controls.first().getAttribute('type')) ?? '');
}

function chosenOf(controls: Locator): Promise<string[]> {
  return controls.evaluateAll((all) =>
    all.flatMap((one) => (one instanceof HTMLInputElement && one.checked ? [one.value] : [])),
  );
}

async function set(controls: Locator, values: readonly string[]): Promise<boolean> {
  if (!(await isChoice(controls))) {
    const [value = ''] = values;
    const isSelect = await controls.evaluate((control) => control instanceof HTMLSelectElement);
    await (isSelect ? controls.selectOption(value) : controls.fill(value));
    return true;
  }
  const offered = await controls.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
  if (!values.every((value) => offered.includes(value))) return false;
  const chosen = await chosenOf(controls);
  for (const [index, value] of offered.entries()) {
    // Choosing one radio button lets go of the others by itself.
    const isRadio = (await controls.nth(index).getAttribute('type')) === 'radio';
    const wanted = values.includes(value);
    if (wanted !== chosen.includes(value) && (wanted || !isRadio)) await controls.nth(index).setChecked(wanted);
  }
  return true;
}
