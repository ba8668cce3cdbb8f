/** Words of the list of work. */
export const en = {
  'work.title': 'Your work',
  'work.count':
    '{count, plural, =0 {Nothing waits for you now.} one {One thing waits for you.} other {# things wait for you.}}',
  'work.count-of-page':
    '{count, plural, =0 {Nothing on this page waits for you; there are further pages.} one {One thing on this page waits for you; there are further pages.} other {# things on this page wait for you; there are further pages.}}',
  'work.for-you': 'Waits for you',
  'work.site': 'Site',
  'work.what': 'What to do',
  'work.when': 'By when',
  'work.no-day': 'no day is set',
  'work.sign-letter': 'Sign the letter of commitment',
  'work.declare': 'Declare whether you have a conflict of interest',
  'work.ran-out': 'Clocks that have run out',
  'work.ran-out-hint':
    'Their day has passed and what they ask for has not happened. The scheme wants you to know, and to act where it is yours.',
  'work.reminders': 'Reminders',
  'work.reminders-hint': 'Days that come near, as the scheme wants you to be reminded.',
  'work.clock': 'Clock',
  'work.due': 'Due',
  'work.engagements': 'Your engagements',
  'work.visit': 'Visit',
  'work.visit-open': 'not planned yet',
  'work.visit-planned': 'planned: {days}',
  'work.visit-announced': 'announced: {days}',
  'work.visit-held': 'held until {days}',
  'work.determined': 'Criteria determined',
  'work.of': '{number} of {all}',
  'work.to-verify': 'Findings to verify',
  'work.next': 'Next',
  'work.others': 'Your other cases',
  'work.stage': 'Where it stands',
  'work.who': 'Who must act',
  'work.nobody': 'nobody',
  'work.all-cases': 'See all cases',
  'work.file-site': 'File a site',
  'work.declarations': 'Your declarations of conflicts of interest',
  'work.first-title': 'What to do first',
  'work.first-site':
    'Are you responsible for a site? File it, then sign its letter of commitment. From that day the scheme’s clocks run.',
  'work.first-assessor':
    'Are you an assessor? Tell the secretariat the e-mail address of this account. Once you are approved, the sites to declare on appear here.',
  'work.first-staff':
    'Do you work for the scheme? Whoever operates this installation gives your account its duty, and its cases appear here.',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'work.title': 'Votre travail',
  'work.count':
    '{count, plural, =0 {Rien ne vous attend pour l’instant.} one {Une chose vous attend.} other {# choses vous attendent.}}',
  'work.count-of-page':
    '{count, plural, =0 {Rien ne vous attend sur cette page ; il y a d’autres pages.} one {Une chose vous attend sur cette page ; il y a d’autres pages.} other {# choses vous attendent sur cette page ; il y a d’autres pages.}}',
  'work.for-you': 'Vous attend',
  'work.site': 'Site',
  'work.what': 'Que faire',
  'work.when': 'Pour quand',
  'work.no-day': 'aucune date n’est fixée',
  'work.sign-letter': 'Signer la lettre d’engagement',
  'work.declare': 'Déclarer si vous avez un conflit d’intérêts',
  'work.ran-out': 'Délais écoulés',
  'work.ran-out-hint':
    'Leur date est passée et ce qu’ils demandent n’a pas eu lieu. Le programme veut que vous le sachiez, et que vous agissiez si c’est à vous.',
  'work.reminders': 'Rappels',
  'work.reminders-hint': 'Des échéances approchent ; le programme veut qu’on vous les rappelle.',
  'work.clock': 'Délai',
  'work.due': 'Échéance',
  'work.engagements': 'Vos missions',
  'work.visit': 'Visite',
  'work.visit-open': 'pas encore prévue',
  'work.visit-planned': 'prévue : {days}',
  'work.visit-announced': 'annoncée : {days}',
  'work.visit-held': 'faite, jusqu’au {days}',
  'work.determined': 'Critères évalués',
  'work.of': '{number} sur {all}',
  'work.to-verify': 'Constats à vérifier',
  'work.next': 'Prochaine étape',
  'work.others': 'Vos autres dossiers',
  'work.stage': 'Où il en est',
  'work.who': 'Qui doit agir',
  'work.nobody': 'personne',
  'work.all-cases': 'Voir tous les dossiers',
  'work.file-site': 'Enregistrer un site',
  'work.declarations': 'Vos déclarations de conflits d’intérêts',
  'work.first-title': 'Par où commencer',
  'work.first-site':
    'Vous êtes responsable d’un site ? Enregistrez-le, puis signez sa lettre d’engagement. Dès ce jour, les délais du programme courent.',
  'work.first-assessor':
    'Vous êtes évaluateur ? Indiquez au secrétariat l’adresse électronique de ce compte. Une fois agréé, vous verrez ici les sites sur lesquels faire une déclaration.',
  'work.first-staff':
    'Vous travaillez pour le programme ? L’exploitant de cette installation donne son rôle à votre compte, et les dossiers apparaissent ici.',
};
