/** What every part of a scheme's page is given. */
import type { Scheme } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

export interface SaidOfScheme {
  readonly t: Translator;
  readonly scheme: Scheme;
}
