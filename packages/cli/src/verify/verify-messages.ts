/** Words of `touchstone verify`, where the terminal says another thing than the page that verifies. */
import type { CheckCode } from '@touchstone/credential';
import type { Catalogue } from '../terminal/terminal.ts';

/** On a page the register speaks of itself; here the reader has named whom to trust. */
export type OwnCode = Extract<
  CheckCode,
  | 'issuer.confirmed'
  | 'issuer.not-expected'
  | 'issuer.document-not-confirmed'
  | 'vocabulary.not-given'
  | 'inclusion.no-known-log'
>;

const en = {
  'issuer.confirmed': 'The issuer that you trust issued it ({issuer}).',
  'issuer.not-expected': 'It names {issuer} as its issuer, which is none that you trust.',
  'issuer.document-not-confirmed':
    'It names {issuer}, and brings the keys along itself: nobody has confirmed that they are the issuer’s.',
  'vocabulary.not-given': 'No published scheme was named to look its criteria up in.',
  'inclusion.no-known-log': 'No log was named to look in; --log-key names one.',
  judged: 'Judged by {at}.',
  problem: 'at {at}: {problem}',
  'own-keys':
    'You named no keys to trust, so this says only whether the file fits itself. Fetch the issuer’s keys from its own address, {address}, and name them with --did.',
  'own-keys-elsewhere':
    'You named no keys to trust, so this says only whether the file fits itself. Get the issuer’s keys from the issuer and name them with --did.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  'issuer.confirmed': 'L’émetteur en qui vous avez confiance l’a émise ({issuer}).',
  'issuer.not-expected': 'Elle désigne {issuer} comme émetteur, en qui vous n’avez pas dit avoir confiance.',
  'issuer.document-not-confirmed':
    'Elle désigne {issuer} et apporte elle-même les clés : personne n’a confirmé que ce sont celles de l’émetteur.',
  'vocabulary.not-given': 'Aucun programme publié n’a été nommé où chercher ses critères.',
  'inclusion.no-known-log': 'Aucun journal n’a été nommé où chercher ; --log-key en nomme un.',
  judged: 'Jugé au {at}.',
  problem: 'à {at} : {problem}',
  'own-keys':
    'Vous n’avez nommé aucune clé de confiance ; ceci dit donc seulement si le fichier concorde avec lui-même. Prenez les clés de l’émetteur à sa propre adresse, {address}, et nommez-les avec --did.',
  'own-keys-elsewhere':
    'Vous n’avez nommé aucune clé de confiance ; ceci dit donc seulement si le fichier concorde avec lui-même. Demandez ses clés à l’émetteur et nommez-les avec --did.',
};

export const verifyMessages: Catalogue<keyof typeof en> = { en, fr };

export function isOwnCode(code: string): code is OwnCode {
  return code.includes('.') && code in en;
}
