/** Refusals that belong to a cycle as a whole, and to the shape of what was sent. */
import type { RefusalRegister } from '../envelope.ts';

export const cycleRefusals = {
  'cycle.unknown': {
    status: 404,
    sentence: 'There is no cycle with this address, or it has not begun. Check the link.',
  },
  'command.conflict': {
    status: 409,
    sentence:
      'This was changed in the meantime, by somebody else or by you in another window. Compare both, then save again.',
  },
  'command.unknown': {
    status: 404,
    sentence: 'There is no command “{name}”. The list of commands is in the API’s documentation.',
  },
  'command.id-reused': {
    status: 422,
    sentence: 'This command id was used for something else before. Send a fresh one.',
  },
  'command.sent-before': {
    status: 409,
    sentence:
      'You sent this form before, and that is on record. Compare it with what you changed since; to put this on record too, send it again.',
  },
  'command.bad-stream': {
    status: 422,
    sentence:
      'Something new of this kind is named {kind}_ and a UUID in lower case. Leave the name out, and one is given.',
  },
  'command.busy': {
    status: 409,
    sentence: 'Too many people are changing this at the same moment. Nothing was saved; try again.',
  },
} as const satisfies RefusalRegister;

/** Refusals of looking back: a reading as of a past day. */
export const timeRefusals = {
  'time.future': { status: 422, sentence: '{day} has not come yet. Choose today or an earlier day.' },
  'time.too-early': {
    status: 422,
    sentence: 'On {day} this had not begun. It began on {began}; choose that day or a later one.',
  },
  'time.no-past': { status: 422, sentence: 'This can be read as it is now only. Leave out the day.' },
  'time.erased': {
    status: 409,
    sentence: 'Something that was said by {day} was erased, so nobody can tell how it stood.',
  },
} as const satisfies RefusalRegister;

export const inputRefusals = {
  'input.missing': { status: 422, sentence: 'Fill in this field.' },
  'input.not-chosen': { status: 422, sentence: 'Choose one.' },
  'input.unknown-field': { status: 422, sentence: 'The field “{field}” is not known here. Leave it out.' },
  'input.too-long': { status: 422, sentence: 'Shorten this to at most {max} characters.' },
  'input.too-many': { status: 422, sentence: 'Choose at most {max}.' },
  'input.too-few': { status: 422, sentence: 'Choose at least one.' },
  'input.not-offered': { status: 422, sentence: 'Choose one of the values offered.' },
  'input.bad-format': { status: 422, sentence: 'This is not written as expected here. Check it and correct it.' },
  'input.bad-email': { status: 422, sentence: 'Write an e-mail address, such as name@example.org.' },
  'input.bad-link': { status: 422, sentence: 'Write a web address that begins with https:// or http://.' },
  'input.bad-country': {
    status: 422,
    sentence: '“{written}” is no code of a country. Write the two capital letters of ISO 3166-1, such as CL or PL.',
  },
  'input.bad-language': {
    status: 422,
    sentence: '“{written}” is no code of a language. Write the two small letters of ISO 639-1, such as en or es.',
  },
  'input.bad-character': {
    status: 422,
    sentence: 'This holds a character that cannot be kept. Type it again instead of pasting it.',
  },
  'input.not-a-number': { status: 422, sentence: 'Give a number, such as 12.5.' },
  'input.not-whole': { status: 422, sentence: 'Give a whole number, such as 12.' },
  'input.too-small': { status: 422, sentence: 'Give {min} or more.' },
  'input.too-great': { status: 422, sentence: 'Give {max} or less.' },
  'input.wrong-type': { status: 422, sentence: 'This value is of another type than expected ({expected}).' },
} as const satisfies RefusalRegister;

/** Refusals of a request that never became a command. */
export const requestRefusals = {
  'api.unknown-address': {
    status: 404,
    sentence: 'There is nothing at this address. The API’s documentation lists what there is.',
  },
  'api.not-readable': {
    status: 400,
    sentence: 'The request cannot be read. Send JSON as the API’s documentation shows it.',
  },
  'api.media-type': { status: 422, sentence: 'Send the body as application/json.' },
  'api.too-large': {
    status: 413,
    sentence: 'This is too large. What is written may have up to {kilobytes} kB in all, a file up to {megabytes} MB.',
  },
  'api.bad-command-id': {
    status: 422,
    sentence: 'The header Idempotency-Key must be a UUID in lower case: it is the command’s id.',
  },
  'api.bad-moment': {
    status: 422,
    sentence: 'The header X-Observed-At must be a moment of ISO 8601, such as 2026-03-31T14:05:00Z.',
  },
  'api.bad-base': { status: 422, sentence: 'The header If-Match must be a version as an ETag gave it, such as "7".' },
  'api.bad-query': { status: 422, sentence: 'The query parameter “{name}” does not have a value that is known here.' },
} as const satisfies RefusalRegister;
