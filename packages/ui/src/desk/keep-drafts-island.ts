/**
 * Keeps on the device what is written in a form and not saved, and offers it when the form is opened again: after the
 * browser was closed, the session ended, the network or the server was gone. What is saved is forgotten here. Files are
 * not kept; browsers hand them out only once.
 */

interface KeptDraft {
  /** ISO 8601 */
  readonly at: string;
  /** version of what the writer had seen */
  readonly base: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** id of the command as which the form was sent after the last word; whether it arrived is not known here */
  readonly sent?: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Long enough not to write at each letter, short enough to lose no sentence. */
const pauseMs = 400;

export function keepDrafts(): void {
  forgetAccepted();
  for (const place of document.querySelectorAll<HTMLElement>('[data-draft]')) {
    const form = place.closest('form');
    if (form !== null) keepDraft(form, place);
  }
}

/** The page says in its address which command was just accepted. */
function forgetAccepted(): void {
  const address = new URL(location.href);
  const accepted = address.searchParams.get('accepted');
  if (accepted === null) return;
  address.searchParams.delete('accepted');
  history.replaceState(history.state, '', address);
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('draft ') && read(key)?.sent === accepted) forget(key);
    }
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

function keepDraft(form: HTMLFormElement, place: HTMLElement): void {
  const key = keyOf(form, place);
  const unsaved = 'unsaved' in place.dataset;
  const before = read(key);
  const offered =
    before !== undefined && !unsaved && !isSame(before.fields, valuesOf(form, 'saved')) ? before : undefined;
  let waits = offered !== undefined && !isSame(offered.fields, valuesOf(form, 'shown'));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;

  form.append(unseen('keeps', 'draft'));
  const keep = (sent: boolean): void => {
    clearTimeout(timer);
    timer = undefined;
    // What an earlier visit left is not written over before its writer has decided about it.
    if (waits) return;
    const fields = valuesOf(form, 'shown');
    if (!unsaved && isSame(fields, valuesOf(form, 'saved'))) {
      forget(key);
      say(place);
      return;
    }
    const at = new Date().toISOString();
    lost = !write(key, {
      ...{ at, base: hiddenOf(form, 'base').value, fields },
      ...(sent ? { sent: hiddenOf(form, 'commandId').value } : {}),
    });
    say(place, lost ? 'draftLost' : navigator.onLine ? 'draftKept' : 'draftOffline', at);
  };

  if (waits && offered !== undefined) {
    offer(form, place, offered, (restored) => {
      waits = false;
      if (restored) keep(false);
      else forget(key);
    });
  } else if (unsaved) keep(false);
  else if (before !== undefined && offered === undefined) forget(key);

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep(false);
    }, pauseMs);
  });
  // Said anew, so that nobody without a network presses a button that leads nowhere.
  for (const change of ['offline', 'online']) {
    addEventListener(change, () => {
      keep(false);
    });
  }
  let sending = false;
  form.addEventListener('submit', () => {
    sending = true;
    keep(true);
  });
  // Coming back by the browser's own button, the page may be the one that was left.
  addEventListener('pageshow', () => {
    sending = false;
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) keep(false);
  });
  addEventListener('beforeunload', (event) => {
    if (timer !== undefined) keep(false);
    const changed = !isSame(valuesOf(form, 'shown'), valuesOf(form, 'saved'));
    if (!sending && changed && (lost || waits)) event.preventDefault();
  });
}

/** Shows what was left; `decided` is called once, with whether it was put back. */
function offer(
  form: HTMLFormElement,
  place: HTMLElement,
  draft: KeptDraft,
  decided: (restored: boolean) => void,
): void {
  const notice = place.querySelector<HTMLElement>('[data-draft-offer]');
  if (notice === null) return;
  for (const words of notice.querySelectorAll('p')) {
    words.textContent = words.textContent.replace(
      '{when}',
      moment(draft.at, { dateStyle: 'long', timeStyle: 'short' }),
    );
  }
  const overtaken = notice.querySelector<HTMLElement>('[data-draft-overtaken]');
  if (overtaken !== null) overtaken.hidden = draft.base === hiddenOf(form, 'base').value;
  const end = (restored: boolean): void => {
    notice.hidden = true;
    decided(restored);
  };
  notice.querySelector('[data-draft-restore]')?.addEventListener('click', () => {
    if (makeRoom(form, draft)) return;
    restore(form, draft);
    end(true);
  });
  notice.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    end(false);
  });
  notice.hidden = false;
  for (let fold = form.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
}

/** With the version that its writer had seen, so that what others saved since is a clash that the server shows. */
function restore(form: HTMLFormElement, { base, fields }: KeptDraft): void {
  hiddenOf(form, 'base').value = base;
  for (const control of controlsOf(form)) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isTick(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
}

function keyOf(form: HTMLFormElement, place: HTMLElement): string {
  // The attribute, because a field that is called action hides the form's own.
  const { pathname } = new URL(form.getAttribute('action') ?? '', location.href);
  const [act, of] = [hiddenOf(form, 'act').value, hiddenOf(form, 'of').value];
  return `draft ${place.dataset['draft'] ?? ''} ${pathname} ${act} ${of}`;
}

function hiddenOf(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`) ?? document.createElement('input');
}

function unseen(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name, value });
  return input;
}

/**
 * Where more entries were written than the form has room for, the server makes the room: the form goes there as it was
 * written and comes back, with nothing saved. True where it is on its way.
 */
function makeRoom(form: HTMLFormElement, draft: KeptDraft): boolean {
  const names = controlsOf(form).map(({ name }) => name);
  const homeless = draft.fields.filter(([name]) => {
    const list = name.split('/')[0] ?? '';
    return !names.includes(name) && form.querySelector(`button[name=more][value="${CSS.escape(list)}"]`) !== null;
  });
  if (homeless.length === 0) return false;
  restore(form, draft);
  form.append(...homeless.map(([name, value]) => unseen(name, value)), unseen('more', 'kept'));
  form.submit();
  return true;
}

/** `saved`: as the server sent it; `shown`: as it stands in the form now. */
function valuesOf(form: HTMLFormElement, which: 'saved' | 'shown'): KeptDraft['fields'] {
  const saved = which === 'saved';
  return controlsOf(form).flatMap((control): KeptDraft['fields'] => {
    if (isTick(control))
      return (saved ? control.defaultChecked : control.checked) ? [[control.name, control.value]] : [];
    if (!(control instanceof HTMLSelectElement)) return [[control.name, saved ? control.defaultValue : control.value]];
    const chosen = [...control.options].find((option) => (saved ? option.defaultSelected : option.selected));
    return [[control.name, chosen?.value ?? '']];
  });
}

function controlsOf(form: HTMLFormElement): readonly Control[] {
  return [...form.elements].filter((control): control is Control => {
    if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) return control.name !== '';
    if (!(control instanceof HTMLInputElement) || control.name === '') return false;
    return !['hidden', 'file', 'submit', 'button', 'password'].includes(control.type);
  });
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');
}

/** Line ends differ between what was typed and what came from the server. */
function isSame(one: KeptDraft['fields'], other: KeptDraft['fields']): boolean {
  const plain = (fields: KeptDraft['fields']): string =>
    JSON.stringify(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()]));
  return plain(one) === plain(other);
}

/** Undefined where there is none, or something that is none of ours. */
function read(key: string): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(key);
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- written by `write` below under this very key
    return text === null ? undefined : (JSON.parse(text) as KeptDraft);
  } catch {
    return undefined;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept here.
  }
}

/** Whether the device took it. */
function write(key: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Nothing where there is nothing to say. */
function say(place: HTMLElement, words?: 'draftKept' | 'draftLost' | 'draftOffline', at = ''): void {
  const status = place.querySelector<HTMLElement>('[role=status]');
  if (status === null) return;
  const sentence = words === undefined ? '' : (status.dataset[words] ?? '');
  status.textContent = sentence.replace('{when}', () => moment(at, { timeStyle: 'short' }));
}

/** In the reader's own time zone: it is about this device. */
function moment(at: string, form: Intl.DateTimeFormatOptions): string {
  const language = document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(language, form).format(new Date(at));
}
