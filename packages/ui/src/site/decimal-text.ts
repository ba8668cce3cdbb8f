/** A number with all its digits, as people of the language write it and as the forms read it again. */
import type { Translator } from '../messages/translator.ts';

export function decimalText(t: Translator, value: number): string {
  return String(value).replace('.', t.language === 'fr' ? ',' : '.');
}
