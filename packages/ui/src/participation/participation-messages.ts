/** Words of the letter of commitment, as the site signs it. */
export const en = {
  'participation.title': 'Sign: {letter}',
  'participation.unsure': 'Not sure whether the site may take part? Ask first.',
  'participation.lead':
    'Signing begins an assurance cycle. The secretariat reads the letter and accepts or returns it.',
  'participation.choose-title': 'Choose a scheme',
  'participation.choose-lead':
    'More than one scheme takes sites of this type. Choose the one whose letter {site} signs.',
  'participation.scheme': 'Scheme',
  'participation.choose': 'Go to its letter',
  'participation.no-scheme-title': 'No scheme in force takes this site',
  'participation.no-scheme':
    'A scheme takes certain types of sites and has marks for certain metals. Correct what is on file if its type or its metals are wrong.',
  'participation.site': 'Site',
  'participation.standard': 'Standard',
  'participation.returned': 'The secretariat returned this letter',
  'participation.returned-hint': 'Mend what it names, then sign again.',
  'participation.promises': 'What {site} promises',
  'participation.promises-hint': 'The letter gives every promise. Tick each one.',
  'participation.signatory-name': 'Who signs',
  'participation.signatory-name-hint': 'Somebody who may bind the site.',
  'participation.signatory-position': 'Their position',
  'participation.contact-name': 'Contact person',
  'participation.contact-name-hint': 'Coordinates with the scheme, and has the support and means that this needs.',
  'participation.contact-email': 'E-mail address of the contact person',
  'participation.contact-email-hint': 'The secretariat will write there before it accepts the letter.',
  'participation.signed-on': 'Day of signing',
  'participation.signed-on-hint':
    'From this day the scheme’s clocks count. The version in force on it applies for the whole cycle.',
  'participation.sign': 'Sign the letter',
  'participation.other-version':
    'On {day} another version of the scheme was in force: {version}. Its letter is now shown. Read it, tick its promises, and sign.',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'participation.title': 'Signer : {letter}',
  'participation.unsure': 'Vous ne savez pas si le site peut participer ? Demandez-le d’abord.',
  'participation.lead':
    'La signature ouvre un cycle d’assurance. Le secrétariat lit la lettre, puis l’accepte ou la renvoie.',
  'participation.choose-title': 'Choisir un programme',
  'participation.choose-lead':
    'Plusieurs programmes admettent les sites de ce type. Choisissez celui dont {site} signe la lettre.',
  'participation.scheme': 'Programme',
  'participation.choose': 'Aller à sa lettre',
  'participation.no-scheme-title': 'Aucun programme en vigueur n’admet ce site',
  'participation.no-scheme':
    'Un programme admet certains types de sites et a des marques pour certains métaux. Corrigez ce qui est enregistré si son type ou ses métaux sont inexacts.',
  'participation.site': 'Site',
  'participation.standard': 'Norme',
  'participation.returned': 'Le secrétariat a renvoyé cette lettre',
  'participation.returned-hint': 'Corrigez ce qu’il indique, puis signez de nouveau.',
  'participation.promises': 'Ce que {site} promet',
  'participation.promises-hint': 'La lettre donne toutes les promesses. Cochez-les une à une.',
  'participation.signatory-name': 'Qui signe',
  'participation.signatory-name-hint': 'Une personne qui peut engager le site.',
  'participation.signatory-position': 'Sa fonction',
  'participation.contact-name': 'Personne de contact',
  'participation.contact-name-hint':
    'Elle assure le lien avec le programme et dispose de l’appui et des moyens nécessaires.',
  'participation.contact-email': 'Adresse électronique de la personne de contact',
  'participation.contact-email-hint': 'Le secrétariat y écrira avant d’accepter la lettre.',
  'participation.signed-on': 'Jour de la signature',
  'participation.signed-on-hint':
    'Les délais du programme courent à partir de ce jour. La version alors en vigueur vaut pour tout le cycle.',
  'participation.sign': 'Signer la lettre',
  'participation.other-version':
    'Le {day}, une autre version du programme était en vigueur : {version}. Sa lettre est affichée ci-dessous. Lisez-la, cochez ses promesses et signez.',
};
