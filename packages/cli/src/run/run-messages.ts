/** Words of `touchstone run`: what a command asks for, and what it came to. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  command: 'Command',
  duty: 'Duty',
  purpose: 'What it does',
  'by-jobs': 'jobs only',
  'needs-duty': 'Duty: {duties}',
  'on-new': 'Begins: {kind}. No --on is needed.',
  'on-old': 'On: --on {kind}_…',
  'no-body': 'Body: none',
  body: 'Body:',
  example: 'Example:',
  'may-be-left-out': 'may be left out',
  text: 'text',
  'text-to': 'text, at most {max} characters',
  day: 'a day, such as 2026-03-31',
  email: 'an e-mail address',
  id: 'an id, {kind}_…',
  form: 'text of the form {pattern}',
  number: 'a whole number from {min}',
  'number-to': 'a whole number from {min} to {max}',
  yesno: 'true or false',
  words: 'one of: {words}',
  list: 'a list, each: {entry}',
  'list-to': 'a list of at most {max}, each: {entry}',
  accepted: '✓ Done: {command} on {stream}, which is at version {version} now.',
  duplicate:
    'This command was accepted before, under the same id. Nothing new happened; {stream} was at version {version} then.',
  conflict: 'The present version is {version}.',
  'credential-later':
    'The credential is issued and the log is sealed by the server’s jobs, within seconds while it runs.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  command: 'Commande',
  duty: 'Rôle',
  purpose: 'Ce qu’elle fait',
  'by-jobs': 'tâches seulement',
  'needs-duty': 'Rôle : {duties}',
  'on-new': 'Commence : {kind}. Inutile de donner --on.',
  'on-old': 'Sur : --on {kind}_…',
  'no-body': 'Corps : aucun',
  body: 'Corps :',
  example: 'Exemple :',
  'may-be-left-out': 'facultatif',
  text: 'texte',
  'text-to': 'texte, {max} caractères au plus',
  day: 'un jour, comme 2026-03-31',
  email: 'une adresse électronique',
  id: 'un identifiant, {kind}_…',
  form: 'texte de la forme {pattern}',
  number: 'un nombre entier à partir de {min}',
  'number-to': 'un nombre entier de {min} à {max}',
  yesno: 'true ou false',
  words: 'l’un de : {words}',
  list: 'une liste, chaque fois : {entry}',
  'list-to': 'une liste de {max} au plus, chaque fois : {entry}',
  accepted: '✓ Fait : {command} sur {stream}, maintenant à la version {version}.',
  duplicate:
    'Cette commande a déjà été acceptée, sous le même identifiant. Rien de nouveau ; {stream} était alors à la version {version}.',
  conflict: 'La version présente est {version}.',
  'credential-later':
    'L’attestation est émise et le journal scellé par les tâches du serveur, en quelques secondes quand il tourne.',
};

export const runMessages: Catalogue<keyof typeof en> = { en, fr };
