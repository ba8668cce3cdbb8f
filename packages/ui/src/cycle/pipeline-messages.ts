/** Words of the list of all cases. */
export const en = {
  'pipeline.stands':
    '{count, plural, =0 {There is no case yet.} one {There is one case.} other {There are # cases.}} {late, plural, =0 {No clock has run out.} one {In one a clock has run out.} other {In # a clock has run out.}}',
  'pipeline.stages': 'By where they stand',
  'pipeline.all': 'All cases',
  'pipeline.list': 'Cases, those that are late first',
  'pipeline.site': 'Site',
  'pipeline.stage': 'Where it stands',
  'pipeline.who': 'Who must act',
  'pipeline.when': 'Next due day',
  'pipeline.nobody': 'nobody',
  'pipeline.no-day': 'no day is set',
  'pipeline.none': 'No case stands there',
  'pipeline.none-text': 'Choose another place in the list above.',
  'pipeline.empty': 'No case yet',
  'pipeline.empty-text':
    'A case appears here when a site signs its letter of commitment, or when its public facts are imported.',
  'pipeline.unsigned': 'Sites on file without a case',
  'pipeline.unsigned-hint':
    'Either the site signs its letter of commitment, or its history before this register is imported from public sources.',
  'pipeline.filed': 'Filed by',
  'pipeline.filed-site': 'its responsible person',
  'pipeline.filed-secretariat': 'the secretariat',
  'pipeline.history': 'History',
  'pipeline.import': 'Import public facts',
  'pipeline.import-about': 'about {site}',
  'pipeline.more': 'Elsewhere',
  'pipeline.assessors': 'Approved assessors',
  'pipeline.file-site': 'File a site',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'pipeline.stands':
    '{count, plural, =0 {Il n’y a encore aucun dossier.} one {Il y a un dossier.} other {Il y a # dossiers.}} {late, plural, =0 {Aucun délai n’est écoulé.} one {Dans l’un, un délai est écoulé.} other {Dans #, un délai est écoulé.}}',
  'pipeline.stages': 'Selon où ils en sont',
  'pipeline.all': 'Tous les dossiers',
  'pipeline.list': 'Dossiers, d’abord ceux en retard',
  'pipeline.site': 'Site',
  'pipeline.stage': 'Où il en est',
  'pipeline.who': 'Qui doit agir',
  'pipeline.when': 'Prochaine échéance',
  'pipeline.nobody': 'personne',
  'pipeline.no-day': 'aucune date n’est fixée',
  'pipeline.none': 'Aucun dossier n’en est là',
  'pipeline.none-text': 'Choisissez une autre étape dans la liste ci-dessus.',
  'pipeline.empty': 'Encore aucun dossier',
  'pipeline.empty-text':
    'Un dossier paraît ici quand un site signe sa lettre d’engagement, ou quand ses faits publics sont importés.',
  'pipeline.unsigned': 'Sites enregistrés sans dossier',
  'pipeline.unsigned-hint':
    'Soit le site signe sa lettre d’engagement, soit son passé d’avant ce registre est importé de sources publiques.',
  'pipeline.filed': 'Enregistré par',
  'pipeline.filed-site': 'sa personne responsable',
  'pipeline.filed-secretariat': 'le secrétariat',
  'pipeline.history': 'Passé',
  'pipeline.import': 'Importer des faits publics',
  'pipeline.import-about': 'sur {site}',
  'pipeline.more': 'Ailleurs',
  'pipeline.assessors': 'Évaluateurs agréés',
  'pipeline.file-site': 'Enregistrer un site',
};
