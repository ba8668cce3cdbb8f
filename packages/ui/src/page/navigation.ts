/** The pages that lead everywhere else: the public ones for everybody, then those of a person's duties. */
import type { Duty } from '@touchstone/domain';
import type { MessageKey } from '../messages/messages.ts';

export interface NavigationEntry {
  readonly href: string;
  readonly label: MessageKey;
}

/** `duties` is undefined where nobody is signed in. */
export function navigationFor(duties: readonly Duty[] | undefined): readonly NavigationEntry[] {
  const entries: NavigationEntry[] = [
    { href: '/register', label: 'page.nav.register' },
    { href: '/verify', label: 'page.nav.verify' },
  ];
  if (duties === undefined) return entries;
  entries.push({ href: '/work', label: 'page.nav.work' });
  if (duties.includes('assessor') || duties.includes('officer'))
    entries.push({ href: '/declarations', label: 'declaration.title' });
  if (duties.includes('secretariat') || duties.includes('officer')) {
    entries.push({ href: '/queue', label: 'page.nav.queue' }, { href: '/cycles', label: 'page.nav.cycles' });
  }
  if (duties.includes('operator')) entries.push({ href: '/duties', label: 'access.duties' });
  return entries;
}

/** A page belongs to the entry under whose address it lies. */
export function isUnder(path: string, href: string): boolean {
  const [place = ''] = path.split('?');
  return place === href || place.startsWith(`${href}/`);
}
