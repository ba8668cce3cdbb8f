/** Words of the page on which a person reads what a credential says. */
export const en = {
  'credential.title': 'Credential of {site}',
  'credential.lead': 'This page shows what the signed credential says. It proves nothing by itself: verify it.',
  'credential.verify': 'Verify this award',
  'credential.site-page': 'The site in the register',
  'credential.criteria': 'Criteria, one by one',
  'credential.criterion': 'Criterion',
  'credential.level': 'What was determined',
  'credential.conformance': 'In conformance',
  'credential.yes': 'Yes',
  'credential.no': 'No',
  'credential.token': 'The signed text',
  'credential.forms': 'For programs',
  'credential.forms-text':
    'This address answers programs with the signed text (application/vc+jwt), or with its JSON envelope where JSON is asked for.',
  'credential.download-token': 'Download the credential',
  'credential.download-bundle': 'Download everything needed to check it offline',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'credential.title': 'Attestation de {site}',
  'credential.lead':
    'Cette page montre ce que dit l’attestation signée. Elle ne prouve rien par elle-même : vérifiez-la.',
  'credential.verify': 'Vérifier cette attribution',
  'credential.site-page': 'Le site au registre',
  'credential.criteria': 'Les critères, un par un',
  'credential.criterion': 'Critère',
  'credential.level': 'Ce qui a été déterminé',
  'credential.conformance': 'Conforme',
  'credential.yes': 'Oui',
  'credential.no': 'Non',
  'credential.token': 'Le texte signé',
  'credential.forms': 'Pour les logiciels',
  'credential.forms-text':
    'Cette adresse répond aux logiciels par le texte signé (application/vc+jwt), ou par son enveloppe JSON si du JSON est demandé.',
  'credential.download-token': 'Télécharger l’attestation',
  'credential.download-bundle': 'Télécharger tout ce qu’il faut pour la vérifier hors ligne',
};
