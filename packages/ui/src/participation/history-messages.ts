/** Words of importing the public facts of an earlier participation. */
export const en = {
  'history.title': 'Import public facts',
  'history.stands':
    '{site} takes part in no cycle of this register. What others have published about it can be put on record, each fact with its source.',
  'history.stands-own': '{site} has a cycle of its own in this register. Facts are imported only where there is none.',
  'history.rule':
    'Only what a source says in public, never a rating or a finding. Imported facts are shown as imported.',
  'history.on-record': 'On record',
  'history.scheme': 'Scheme',
  'history.fact': 'Fact {number}',
  'history.blank': 'Rows that you leave blank are left out.',
  'history.step': 'What the source says',
  'history.step.committed': 'The site signed a letter of commitment',
  'history.step.self-assessed': 'The site finished its self-assessment',
  'history.step.under-assessment': 'An independent assessment is under way',
  'history.step.awarded': 'The site was awarded the mark',
  'history.known-on': 'Known on',
  'history.known-on-hint': 'The day of the source. What it tells may have happened earlier.',
  'history.source-title': 'Source',
  'history.source-title-hint': 'Who says it and where, such as “Example Rod Mills, press release”.',
  'history.source-url': 'Address of the source',
  'history.import': 'Put on record',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'history.title': 'Importer des faits publics',
  'history.stands':
    '{site} ne participe à aucun cycle de ce registre. Ce que d’autres ont publié à son sujet peut être enregistré, chaque fait avec sa source.',
  'history.stands-own':
    '{site} a son propre cycle dans ce registre. Des faits ne sont importés que là où il n’y en a pas.',
  'history.rule':
    'Seulement ce qu’une source dit en public, jamais une note ni un constat. Les faits importés sont signalés comme tels.',
  'history.on-record': 'Déjà enregistré',
  'history.scheme': 'Programme',
  'history.fact': 'Fait {number}',
  'history.blank': 'Les lignes laissées vides ne comptent pas.',
  'history.step': 'Ce que dit la source',
  'history.step.committed': 'Le site a signé une lettre d’engagement',
  'history.step.self-assessed': 'Le site a terminé son autoévaluation',
  'history.step.under-assessment': 'Une évaluation indépendante est en cours',
  'history.step.awarded': 'Le site a reçu la marque',
  'history.known-on': 'Connu le',
  'history.known-on-hint': 'Le jour de la source. Ce qu’elle rapporte a pu avoir lieu plus tôt.',
  'history.source-title': 'Source',
  'history.source-title-hint': 'Qui le dit et où, par exemple « Example Rod Mills, communiqué de presse ».',
  'history.source-url': 'Adresse de la source',
  'history.import': 'Enregistrer',
};
