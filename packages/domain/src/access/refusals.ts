/** Refusals of access: who may do what. */
import type { RefusalRegister } from '../envelope.ts';

export const accessRefusals = {
  'access.sign-in-needed': { status: 401, sentence: 'Sign in first.' },
  'access.duty-missing': {
    status: 403,
    sentence:
      'This needs the duty “{duty}”, which your account does not hold. Ask the secretariat, or whoever operates this installation.',
  },
  'access.not-your-site': {
    status: 403,
    sentence: 'Only a responsible person of this site may do this. Ask the site’s contact person.',
  },
  'access.not-your-engagement': {
    status: 403,
    sentence: 'Only the assessor who is appointed to this assessment may do this.',
  },
  'access.unknown-account': {
    status: 422,
    sentence: 'There is no account with the e-mail address {email}. Ask the person to create one, then try again.',
  },
  'access.wrong-password': {
    status: 401,
    sentence: 'This e-mail address and password do not go together. Check both, or create an account.',
  },
  'access.short-password': { status: 422, sentence: 'Choose a password of at least {characters} characters.' },
  'access.account-exists': {
    status: 409,
    sentence:
      'There is an account with this e-mail address already, or the address is not written as one. Sign in instead.',
  },
  'access.foreign-form': {
    status: 403,
    sentence: 'This form was sent from another site. Open the page here and send it again.',
  },
  'access.too-often': { status: 429, sentence: 'Too many tries. Wait {seconds} seconds, then try again.' },
  'access.other-stream': {
    status: 422,
    sentence: 'The duties of this account stand in the stream {stream}. Name that one.',
  },
  'access.already-granted': { status: 409, sentence: 'This account already holds that duty.' },
  'access.not-granted': { status: 409, sentence: 'This account does not hold that duty.' },
  'access.own-duty': {
    status: 409,
    sentence:
      'Nobody takes their own duty as operator back. Another operator does, or whoever runs the installation, at its terminal.',
  },
} as const satisfies RefusalRegister;
