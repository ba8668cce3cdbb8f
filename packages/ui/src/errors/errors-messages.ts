/** Words of the pages that say why a request could not be answered. */
export const en = {
  'problem.not-found': 'There is no page at this address',
  'problem.not-found-text':
    'Check the address for a missing part. If you followed a link, the page may have moved; the register finds every site by its name.',
  'problem.not-found-then': 'On that day there was nothing here',
  'problem.not-found-then-text':
    'It began later, or it is not for you to read today. Choose a later day, or read it as it is today.',
  'problem.forbidden': 'You cannot see or do this',
  'problem.forbidden-text':
    'Your account does not have the part that this needs. If you think it should, ask the secretariat.',
  'problem.sign-in': 'Sign in to go on',
  'problem.sign-in-text': 'This page is for people who take part.',
  'problem.refused': 'This could not be done',
  'problem.unchanged': 'Nothing has been changed.',
  'problem.closed': 'What is in this case is not open to you',
  'problem.go-case': 'See where the case stands',
  'problem.fault': 'Something went wrong on our side',
  'problem.fault-text':
    'What you sent may not have been kept. Wait a minute, go back and look; sending the same form again does no harm.',
  'problem.unavailable': 'Not available at the moment',
  'problem.unavailable-text':
    'The database does not answer. What you sent may not have been kept. Wait a minute, then try again; sending the same form again does no harm.',
  'problem.reference': 'If it happens again, give this number to the operator: {reference}',
  'problem.sent': 'What you wrote is still here',
  'problem.copy': 'It was not saved. Copy it if you need it.',
  'problem.again-sign-in': 'It was not saved, because you are not signed in any more. First',
  'problem.sign-in-window': 'sign in in another window',
  'problem.no-file': 'The file that came with it was not kept: save this first, then add the file again.',
  'problem.again': 'Send it again',
  'problem.go-register': 'Search the register',
  'problem.go-home': 'Go to the first page',
  'problem.go-sign-in': 'Sign in',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'problem.not-found': 'Il n’y a pas de page à cette adresse',
  'problem.not-found-text':
    'Vérifiez qu’il ne manque rien à l’adresse. Si vous avez suivi un lien, la page a peut-être changé de place ; le registre trouve chaque site par son nom.',
  'problem.not-found-then': 'Ce jour-là, il n’y avait rien ici',
  'problem.not-found-then-text':
    'Cela a commencé plus tard, ou il ne vous revient pas de le lire aujourd’hui. Choisissez un jour plus tardif, ou lisez-le tel qu’il est aujourd’hui.',
  'problem.forbidden': 'Vous ne pouvez ni voir ni faire ceci',
  'problem.forbidden-text':
    'Votre compte n’a pas le rôle nécessaire. Si vous pensez qu’il devrait l’avoir, adressez-vous au secrétariat.',
  'problem.sign-in': 'Connectez-vous pour continuer',
  'problem.sign-in-text': 'Cette page est réservée aux participants.',
  'problem.refused': 'Cela n’a pas pu être fait',
  'problem.unchanged': 'Rien n’a été changé.',
  'problem.closed': 'Le contenu de ce dossier ne vous est pas ouvert',
  'problem.go-case': 'Voir où en est le dossier',
  'problem.fault': 'Une erreur s’est produite de notre côté',
  'problem.fault-text':
    'Ce que vous avez envoyé n’a peut-être pas été enregistré. Attendez une minute, revenez et regardez ; renvoyer le même formulaire est sans danger.',
  'problem.unavailable': 'Indisponible pour le moment',
  'problem.unavailable-text':
    'La base de données ne répond pas. Ce que vous avez envoyé n’a peut-être pas été enregistré. Attendez une minute, puis réessayez ; renvoyer le même formulaire est sans danger.',
  'problem.reference': 'Si cela se reproduit, donnez ce numéro à l’exploitant : {reference}',
  'problem.sent': 'Ce que vous avez écrit est encore là',
  'problem.copy': 'Rien n’a été enregistré. Copiez-le si vous en avez besoin.',
  'problem.again-sign-in': 'Rien n’a été enregistré, car vous n’êtes plus connecté. D’abord,',
  'problem.sign-in-window': 'connectez-vous dans une autre fenêtre',
  'problem.no-file': 'Le fichier joint n’a pas été gardé : enregistrez d’abord ceci, puis ajoutez-le de nouveau.',
  'problem.again': 'Envoyer de nouveau',
  'problem.go-register': 'Chercher dans le registre',
  'problem.go-home': 'Aller à la première page',
  'problem.go-sign-in': 'Se connecter',
};
