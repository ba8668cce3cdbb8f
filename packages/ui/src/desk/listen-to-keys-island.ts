/**
 * Keys for those who rate criterion after criterion: each presses the control that names it in `aria-keyshortcuts`. They do
 * nothing while somebody writes, can be switched off (WCAG 2.1.4), and the page needs none of them.
 */

const switchedOff = 'keys off';

export function listenToKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.keys');
  const opener = document.querySelector<HTMLElement>('[data-keys-open]');
  const use = document.querySelector<HTMLInputElement>('[data-keys-on]');
  if (dialog === null || opener === null || use === null) return;
  use.checked = !isOff();
  opener.hidden = false;
  opener.addEventListener('click', () => {
    dialog.showModal();
  });
  dialog.querySelector('[data-keys-close]')?.addEventListener('click', () => {
    dialog.close();
  });
  use.addEventListener('change', () => {
    remember(!use.checked);
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'Enter') send(event);
    else if (use.checked && !dialog.open && !isWriting(event)) press(event, dialog);
  });
}

function press(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  const { key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (key === '?') dialog.showModal();
  else if (!/^[a-z1-9]$/.test(key) || !(pressControl(key) || goToRow(key))) return;
  event.preventDefault();
}

function pressControl(key: string): boolean {
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`);
  if (control === null) return false;
  control.focus();
  if (!(control instanceof HTMLTextAreaElement)) control.click();
  return true;
}

/** In a list of criteria, the keys of the next and the previous lead from row to row. */
function goToRow(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row === document.activeElement);
  const to = key === 'j' ? rows[here + 1] : key === 'k' ? rows[Math.max(here - 1, 0)] : undefined;
  to?.focus();
  return to !== undefined;
}

/** Holds a modifier, so it may be pressed while writing. */
function send(event: KeyboardEvent): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  const button = form?.querySelector<HTMLButtonElement>('button[type=submit]');
  if (form === null || !button || form.getAttribute('method') !== 'post') return;
  event.preventDefault();
  form.requestSubmit(button);
}

function isWriting({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

function isOff(): boolean {
  try {
    return localStorage.getItem(switchedOff) !== null;
  } catch {
    return false;
  }
}

/** Where the device keeps nothing, the choice holds for this page. */
function remember(off: boolean): void {
  try {
    if (off) localStorage.setItem(switchedOff, '');
    else localStorage.removeItem(switchedOff);
  } catch {
    // Nothing can be kept here.
  }
}
