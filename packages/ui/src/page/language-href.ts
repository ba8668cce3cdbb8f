/** The address of the same page in another language: the server keeps the choice when it sees `lang`. */
import type { Language } from '../messages/languages.ts';

export function languageHref(path: string, language: Language): string {
  const [place = '/', query = ''] = path.split('?');
  const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('lang='));
  return `${place}?${[...kept, `lang=${language}`].join('&')}`;
}
