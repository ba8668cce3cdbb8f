/** Words of the frame around every page. */
export const en = {
  'page.skip': 'Skip to the content',
  'page.navigation': 'Main',
  'page.nav.register': 'Register',
  'page.nav.verify': 'Verify',
  'page.nav.work': 'Your work',
  'page.nav.cycles': 'Cases',
  'page.sign-in': 'Sign in',
  'page.sign-out': 'Sign out',
  'page.signed-in': 'Signed in as',
  'page.languages': 'Language',
  'page.demo-title': 'Demonstration',
  'page.demo':
    'People, ratings and findings here are fictional; public facts name their source. The date here is {today}.',
  'page.error-title': 'Error: {title}',
  'page.footer': 'Touchstone runs the assurance of responsible production. Anyone can check what it publishes.',
  'page.about': 'About this service',
  'page.api': 'For programs',
  'page.printed': 'Printed from {address} on {today}',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'page.skip': 'Aller au contenu',
  'page.navigation': 'Principale',
  'page.nav.register': 'Registre',
  'page.nav.verify': 'Vérifier',
  'page.nav.work': 'Votre travail',
  'page.nav.cycles': 'Dossiers',
  'page.sign-in': 'Se connecter',
  'page.sign-out': 'Se déconnecter',
  'page.signed-in': 'Connecté :',
  'page.languages': 'Langue',
  'page.demo-title': 'Démonstration',
  'page.demo':
    'Personnes, notes et constats sont ici fictifs ; les faits publics indiquent leur source. La date est ici le {today}.',
  'page.error-title': 'Erreur : {title}',
  'page.footer': 'Touchstone gère l’assurance de la production responsable. Chacun peut vérifier ce qui y est publié.',
  'page.about': 'À propos de ce service',
  'page.api': 'Pour les programmes',
  'page.printed': 'Imprimé depuis {address} le {today}',
};
