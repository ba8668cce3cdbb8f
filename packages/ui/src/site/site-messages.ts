/** Words of filing a site. */
export const en = {
  'site.file-title': 'File a site',
  'site.file-lead':
    'What takes part in a scheme is a site: one mine, smelter or mill. You become the person responsible for it here.',
  'site.name': 'Name of the site',
  'site.name-hint': 'As people call it, such as “Mill North”.',
  'site.operator': 'Operator',
  'site.operator-hint': 'The company that runs the site.',
  'site.country': 'Country',
  'site.place': 'Place',
  'site.place-hint': 'Town or region, so that people find the site.',
  'site.type': 'Type of site',
  'site.metals': 'Metals',
  'site.metals-hint': 'Which marks the site can have depends on what it handles.',
  'site.fictional': 'Made up',
  'site.fictional-choice': 'This site is fictional',
  'site.fictional-hint':
    'For trying things out. It is marked as fictional wherever it appears, in the public register too.',
  'site.file': 'File the site',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'site.file-title': 'Enregistrer un site',
  'site.file-lead':
    'Ce qui participe à un programme est un site : une mine, une fonderie, une usine. Vous en devenez ici la personne responsable.',
  'site.name': 'Nom du site',
  'site.name-hint': 'Tel qu’on l’appelle, par exemple « Usine Nord ».',
  'site.operator': 'Exploitant',
  'site.operator-hint': 'L’entreprise qui exploite le site.',
  'site.country': 'Pays',
  'site.place': 'Lieu',
  'site.place-hint': 'Ville ou région, pour que l’on trouve le site.',
  'site.type': 'Type de site',
  'site.metals': 'Métaux',
  'site.metals-hint': 'Les marques que le site peut recevoir dépendent de ce qu’il traite.',
  'site.fictional': 'Inventé',
  'site.fictional-choice': 'Ce site est fictif',
  'site.fictional-hint':
    'Pour essayer. Il est signalé comme fictif partout où il apparaît, y compris au registre public.',
  'site.file': 'Enregistrer le site',
};
