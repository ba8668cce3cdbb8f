/** Words of `touchstone account` and `touchstone grant`. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  password: 'Password (at least {characters} characters): ',
  again: 'Once more: ',
  differ: 'The two passwords differ. Nothing was made; try again.',
  created: '✓ {name} can sign in as {email}.',
  granted: '✓ {email} holds the duty: {duty}.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  password: 'Mot de passe ({characters} caractères au moins) : ',
  again: 'Encore une fois : ',
  differ: 'Les deux mots de passe diffèrent. Rien n’a été créé ; recommencez.',
  created: '✓ {name} peut se connecter comme {email}.',
  granted: '✓ {email} a maintenant le rôle : {duty}.',
};

export const peopleMessages: Catalogue<keyof typeof en> = { en, fr };
