/** Words of `touchstone history`: what came of a table, besides those that the pages have too. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  'scheme-needed': 'Several schemes are published here. Name one with --scheme: {schemes}.',
  row: 'Row {row}',
  'dry-run': 'Nothing is changed: this was a dry run.',
  'kind.wrong': '{count, plural, one {# row} other {# rows}} to be mended',
  'kind.differs': '{count, plural, one {# row says} other {# rows say}} something else than the register',
  'kind.new': '{count, plural, one {# new site} other {# new sites}}',
  'kind.adds': '{count, plural, one {# site on file} other {# sites on file}} with a new history',
  'kind.there': '{count, plural, one {# row} other {# rows}} on record already',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  'scheme-needed': 'Plusieurs programmes sont publiés ici. Nommez-en un avec --scheme : {schemes}.',
  row: 'Ligne {row}',
  'dry-run': 'Rien n’est changé : c’était un essai.',
  'kind.wrong': '{count, plural, one {# ligne} other {# lignes}} à corriger',
  'kind.differs': '{count, plural, one {# ligne dit} other {# lignes disent}} autre chose que le registre',
  'kind.new': '{count, plural, one {# nouveau site} other {# nouveaux sites}}',
  'kind.adds': '{count, plural, one {# site connu} other {# sites connus}} avec une nouvelle histoire',
  'kind.there': '{count, plural, one {# ligne} other {# lignes}} déjà enregistrées',
};

export const historyMessages: Catalogue<keyof typeof en> = { en, fr };
