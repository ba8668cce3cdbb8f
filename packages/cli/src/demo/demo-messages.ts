/** What frames the story: its beginning, the checks at its end, and where it stays. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  begin: 'The main job of Touchstone: one site, from letter of commitment to a mark that anyone can check.',
  bundle:
    'The bundle holds the signed credential, the issuer’s keys, its status lists and the proof from the log. Each check by itself, on {day}:',
  proof:
    'The proof leads from this very credential to the root that the log signed: {hashes, plural, one {# hash} other {# hashes}}, no trust needed.',
  changed: 'Now somebody changes one word: the credential shall speak of {other} instead of {site}.',
  'changed-why': 'Nothing of it can be changed unseen: neither signature nor log fits any more.',
  gone: 'This demonstration is gone now. To click through it: touchstone demo --keep',
  'played-before':
    'The story was played in the folder {folder} before. See it with: touchstone serve --demo --data {folder}, or name another folder with --data.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  begin: 'La tâche de Touchstone : un site, de la lettre d’engagement à une marque que chacun peut vérifier.',
  bundle:
    'Le dossier contient l’attestation signée, les clés de l’émetteur, ses listes de statut et la preuve du journal. Chaque contrôle à part, le {day} :',
  proof:
    'La preuve mène de cette attestation même à la racine que le journal a signée : {hashes, plural, one {# empreinte} other {# empreintes}}, sans avoir à croire personne.',
  changed: 'Maintenant quelqu’un change un mot : l’attestation doit parler de {other} au lieu de {site}.',
  'changed-why': 'Rien n’y peut être changé sans que cela se voie : ni la signature ni le journal ne concordent plus.',
  gone: 'Cette démonstration n’existe plus. Pour la parcourir : touchstone demo --keep',
  'played-before':
    'L’histoire a déjà été jouée dans le dossier {folder}. Voyez-la avec : touchstone serve --demo --data {folder}, ou nommez un autre dossier avec --data.',
};

export const demoMessages: Catalogue<keyof typeof en> = { en, fr };
