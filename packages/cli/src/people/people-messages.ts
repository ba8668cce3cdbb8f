/** Words of `touchstone account`, `touchstone grant` and `touchstone revoke`. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  password: 'Password (at least {characters} characters): ',
  again: 'Once more: ',
  differ: 'The two passwords differ. Nothing was made; try again.',
  created: '✓ {name} can sign in as {email}.',
  'access.grant': '✓ {email} holds the duty: {duty}.',
  'access.revoke': '✓ {email} holds the duty no more: {duty}.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  password: 'Mot de passe ({characters} caractères au moins) : ',
  again: 'Encore une fois : ',
  differ: 'Les deux mots de passe diffèrent. Rien n’a été créé ; recommencez.',
  created: '✓ {name} peut se connecter comme {email}.',
  'access.grant': '✓ {email} a maintenant le rôle : {duty}.',
  'access.revoke': '✓ {email} n’a plus le rôle : {duty}.',
};

export const peopleMessages: Catalogue<keyof typeof en> = { en, fr };
