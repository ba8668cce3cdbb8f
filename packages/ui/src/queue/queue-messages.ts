/** Words of the queue: what waits for the secretariat or an officer. */
export const en = {
  'queue.title': 'Queue',
  'queue.stands':
    '{count, plural, =0 {Nothing waits for the scheme’s own staff.} one {One act waits for the scheme’s own staff} other {# acts wait for the scheme’s own staff}}{count, plural, =0 {} other {, {mine} of them for your duty.}}',
  'queue.kinds': 'Kinds of acts',
  'queue.all': 'All',
  'queue.site': 'Site',
  'queue.since': 'Waits since',
  'queue.due': 'Due',
  'queue.who': 'Who may act',
  'queue.no-clock': 'The scheme sets no clock for it.',
  'queue.you': 'You: go to it',
  'queue.duty': 'For: {duty}',
  'queue.not-by': 'Not you: you did what goes before it, or withdrew. Somebody else must do this.',
  'queue.more': 'All {count} of this kind',
  'queue.empty': 'Nothing waits here',
  'queue.empty-text': 'What sites and assessors send in appears here by itself, with what has waited longest first.',
  'queue.none': 'Nothing of this kind waits',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'queue.title': 'File d’attente',
  'queue.stands':
    '{count, plural, =0 {Rien n’attend l’équipe du programme.} one {Un acte attend l’équipe du programme} other {# actes attendent l’équipe du programme}}{count, plural, =0 {} other {, dont {mine} pour votre fonction.}}',
  'queue.kinds': 'Sortes d’actes',
  'queue.all': 'Tout',
  'queue.site': 'Site',
  'queue.since': 'Attend depuis',
  'queue.due': 'Échéance',
  'queue.who': 'Qui peut agir',
  'queue.no-clock': 'Le programme ne fixe aucun délai pour cela.',
  'queue.you': 'Vous : y aller',
  'queue.duty': 'Pour : {duty}',
  'queue.not-by': 'Pas vous : vous avez fait ce qui précède, ou vous êtes retiré. Quelqu’un d’autre doit agir.',
  'queue.more': 'Les {count} de cette sorte',
  'queue.empty': 'Rien n’attend ici',
  'queue.empty-text': 'Ce que les sites et les évaluateurs envoient apparaît ici de soi-même, le plus ancien d’abord.',
  'queue.none': 'Rien n’attend de cette sorte',
};
