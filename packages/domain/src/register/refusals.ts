/** Refusals of what the public may ask for: credentials, scheme versions, and the files of the log. */
import type { RefusalRegister } from '../envelope.ts';

export const registerRefusals = {
  'credential.unknown': {
    status: 404,
    sentence: 'There is no credential at this address. It is issued within a minute after an award; check the link.',
  },
  'scheme.unknown': { status: 404, sentence: 'No scheme version with this hash is published here. Check the link.' },
  'log.empty': { status: 404, sentence: 'The log has no entry yet, so there is no checkpoint.' },
  'log.no-tile': { status: 404, sentence: 'The log has no such tile, or does not reach that far yet.' },
  'log.not-sealed': {
    status: 404,
    sentence: 'There is no such entry in the log, or it is not sealed yet. That takes some seconds; try again.',
  },
} as const satisfies RefusalRegister;
