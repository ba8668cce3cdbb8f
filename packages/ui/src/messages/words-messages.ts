/** Words that every feature uses: duties, days that are left, what counts as fictional. */
export const en = {
  'duty.site': 'Responsible for a site',
  'duty.assessor': 'Assessor',
  'duty.secretariat': 'Secretariat',
  'duty.officer': 'Awards officer',
  'duty.operator': 'Operator of this installation',
  'duty.system': 'Automatic',
  'word.days-left': '{days, plural, =0 {due today} one {# day left} other {# days left}}',
  'word.days-late': '{days, plural, one {# day late} other {# days late}}',
  'word.date-time': '{date} at {time}',
  'word.optional': 'optional',
  'word.fictional': 'Fictional',
  'word.yes': 'Yes',
  'word.no': 'No',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'duty.site': 'Responsable d’un site',
  'duty.assessor': 'Évaluateur',
  'duty.secretariat': 'Secrétariat',
  'duty.officer': 'Chargé des attributions',
  'duty.operator': 'Exploitant de cette installation',
  'duty.system': 'Automatique',
  'word.days-left': '{days, plural, =0 {échéance aujourd’hui} one {# jour restant} other {# jours restants}}',
  'word.days-late': '{days, plural, one {# jour de retard} other {# jours de retard}}',
  'word.date-time': '{date} à {time}',
  'word.optional': 'facultatif',
  'word.fictional': 'Fictif',
  'word.yes': 'Oui',
  'word.no': 'Non',
};
