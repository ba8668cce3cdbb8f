/** What a person reads when the pasted text is no credential to begin with: few sentences for many codes. */
import type { PastedRefusalCode } from '@touchstone/credential';

/** The last part of the sentence's message key. */
export type PastedRefusal = 'empty' | 'too-long' | 'not-one' | 'elsewhere' | 'not-an-address' | 'nothing-there';

export const pastedRefusals: readonly PastedRefusal[] = [
  'empty',
  'too-long',
  'not-one',
  'elsewhere',
  'not-an-address',
  'nothing-there',
];

export function pastedRefusal(code: PastedRefusalCode): PastedRefusal {
  switch (code) {
    case 'bundle.empty':
      return 'empty';
    case 'bundle.too-long':
      return 'too-long';
    case 'pasted.elsewhere':
      return 'elsewhere';
    case 'pasted.not-a-credential':
      return 'not-an-address';
    case 'pasted.no-credential-there':
      return 'nothing-there';
    case 'bundle.unknown-form':
    case 'json.malformed':
    case 'json.duplicate-member':
    case 'json.too-deep':
      return 'not-one';
  }
}
