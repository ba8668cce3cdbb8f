/** Words of a rating, whether the site’s answer or the assessor’s determination. The level’s own words are the scheme’s. */
export const en = {
  'rating.level': 'Level',
  'rating.not-applicable': 'Does not apply',
  'rating.open': 'No rating yet',
  'rating.rationale': 'Why',
  'rating.evidence': 'Evidence',
  'rating.no-evidence': 'No evidence is cited.',
  'rating.asks-both': 'Asks for a rationale and evidence.',
  'rating.asks-rationale': 'Asks for a rationale.',
  'rating.asks-evidence': 'Asks for evidence.',
  'rating.by': 'Saved',
  'rating.by-at': 'by {who}, {at}',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'rating.level': 'Niveau',
  'rating.not-applicable': 'Sans objet',
  'rating.open': 'Pas encore de note',
  'rating.rationale': 'Pourquoi',
  'rating.evidence': 'Preuves',
  'rating.no-evidence': 'Aucune preuve n’est citée.',
  'rating.asks-both': 'Demande une justification et des preuves.',
  'rating.asks-rationale': 'Demande une justification.',
  'rating.asks-evidence': 'Demande des preuves.',
  'rating.by': 'Enregistré',
  'rating.by-at': 'par {who}, {at}',
};
