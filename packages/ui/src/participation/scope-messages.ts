/** Words of scoping: the scheme's questions about a site, and their confirmation. */
export const en = {
  'scope.title': 'Answers about the site',
  'scope.lead':
    'The scheme chooses the criteria by what it knows of {site}. With these answers {count, plural, one {one criterion applies} other {# criteria apply}}.',
  'scope.questions': 'About {site}',
  'scope.questions-hint': 'The scheme chooses by the answers which criteria apply. They stay with this cycle.',
  'scope.yes': 'Yes',
  'scope.no': 'No',
  'scope.asked-when': 'Answer only if: {rule}',
  'scope.confirmed-by': 'Confirmed later by: {duty}.',
  'scope.answers': 'Questions and answers',
  'scope.question': 'Question',
  'scope.answer': 'Answer',
  'scope.confirmation': 'Confirmation',
  'scope.unanswered': 'no answer',
  'scope.nobody-confirms': 'the scheme asks nobody to confirm it',
  'scope.is-confirmed': 'confirmed by: {duty}',
  'scope.waits': 'waits for: {duty}',
  'scope.nothing-asked': 'The scheme asks nothing more of a site like this one.',
  'scope.confirm-title': 'Confirm the answers',
  'scope.confirm-hint':
    'If you found the site as it says, send the answers as they are. If not, correct them and say why: the list of criteria follows.',
  'scope.reason': 'Reason for a correction',
  'scope.reason-hint': 'Needed where you change an answer.',
  'scope.confirm': 'Confirm',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'scope.title': 'Réponses au sujet du site',
  'scope.lead':
    'Le programme choisit les critères d’après ce qu’il sait de {site}. Avec ces réponses, {count, plural, one {un critère s’applique} other {# critères s’appliquent}}.',
  'scope.questions': 'Au sujet de {site}',
  'scope.questions-hint':
    'D’après les réponses, le programme choisit les critères qui s’appliquent. Elles restent attachées à ce cycle.',
  'scope.yes': 'Oui',
  'scope.no': 'Non',
  'scope.asked-when': 'Répondez seulement dans ce cas : {rule}',
  'scope.confirmed-by': 'Confirmé plus tard par : {duty}.',
  'scope.answers': 'Questions et réponses',
  'scope.question': 'Question',
  'scope.answer': 'Réponse',
  'scope.confirmation': 'Confirmation',
  'scope.unanswered': 'sans réponse',
  'scope.nobody-confirms': 'le programme ne demande à personne de la confirmer',
  'scope.is-confirmed': 'confirmée par : {duty}',
  'scope.waits': 'attend : {duty}',
  'scope.nothing-asked': 'Le programme ne demande rien de plus à un tel site.',
  'scope.confirm-title': 'Confirmer les réponses',
  'scope.confirm-hint':
    'Si le site est tel qu’il le dit, envoyez les réponses inchangées. Sinon, corrigez-les et dites pourquoi : la liste des critères suit.',
  'scope.reason': 'Raison d’une correction',
  'scope.reason-hint': 'Nécessaire si vous modifiez une réponse.',
  'scope.confirm': 'Confirmer',
};
