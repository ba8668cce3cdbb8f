/** Words of answers that a site gave in the cycle before, and from which it may start in this one. */
export const en = {
  'earlier.title': 'In the cycle before',
  'earlier.column': 'Cycle before',
  'earlier.cycle': 'Open the cycle before',
  'earlier.lead':
    'This site was assessed before. Its answers of then are where you may start from: none counts until you confirm or change it.',
  'earlier.nothing-answered':
    'The cycle before has no answers here, so there is nothing to start from. Every criterion is answered anew.',
  'earlier.not-mapped':
    'This version of the standard does not say where the criteria of {version} went, so no answer leads to one of its criteria. The answers of then stand in the cycle before.',
  'earlier.show-waiting': 'To confirm {count}',
  'earlier.waits': 'To confirm',
  'earlier.none-waiting': 'No answer of the cycle before waits',
  'earlier.several': '{count, plural, one {# criterion} other {# criteria}}',
  'earlier.new-word': 'New',
  'earlier.new': 'This criterion is new: the cycle before did not ask it.',
  'earlier.unanswered': 'The cycle before has no answer that leads to this criterion.',
  'earlier.of': '{number} of {version}',
  'earlier.changed': 'What changed since',
  'earlier.same-words': 'Number, title and words of both are the same.',
  'earlier.answer': 'The answer of then',
  'earlier.lapsed': '“{title}” was valid until {date}. Cite what shows it now.',
  'earlier.determined': 'The determination of then',
  'earlier.findings': 'Findings',
  'earlier.finding.open': 'open',
  'earlier.finding.closed': 'closed',
  'earlier.start': 'Start from this answer',
  'earlier.started':
    'This form begins with the answer to {number} of the cycle before. Nothing is saved until you send it.',
  'earlier.level-anew': 'Its level is not taken along: choose one for what the criterion asks now.',
  'earlier.brought': 'Started from',
  'earlier.brought-same': '{number} of {version}, word for word',
  'earlier.brought-changed': '{number} of {version}, changed since',
  'earlier.withdrawn': 'Asked no longer',
  'earlier.withdrawn-lead': '{version} asked these criteria; this version does not.',
  'earlier.confirm-title': 'Confirm answers of the cycle before',
  'earlier.confirm-lead':
    'These criteria ask the same as before. Read each answer, and tick it only if it still holds for {site} as it is written. Nothing is ticked for you.',
  'earlier.confirm-link': 'Confirm several at once',
  'earlier.criteria': 'Answers that still hold',
  'earlier.confirm': 'Confirm the ticked answers',
  'earlier.confirmed':
    '{count, plural, one {One answer of the cycle before is confirmed.} other {# answers of the cycle before are confirmed.}}',
  'earlier.cites': '{count, plural, =0 {no evidence} one {# piece of evidence} other {# pieces of evidence}}',
  'earlier.determined-as': 'The assessor determined: {level}.',
  'earlier.one-by-one': 'To be answered one by one',
  'earlier.one-by-one-lead':
    'What these criteria ask has changed. Open each; what you wrote before stands beside the form.',
  'earlier.nothing-to-confirm': 'No answer can be confirmed as it was',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'earlier.title': 'Au cycle précédent',
  'earlier.column': 'Cycle précédent',
  'earlier.cycle': 'Ouvrir le cycle précédent',
  'earlier.lead':
    'Ce site a déjà été évalué. Vous pouvez partir de ses réponses d’alors : aucune ne compte avant que vous ne la confirmiez ou la changiez.',
  'earlier.nothing-answered':
    'Le cycle précédent n’a pas de réponses ici : il n’y a rien dont partir. Chaque critère reçoit une réponse nouvelle.',
  'earlier.not-mapped':
    'Cette version du référentiel ne dit pas où sont allés les critères de {version} : aucune réponse ne mène à l’un de ses critères. Les réponses d’alors figurent au cycle précédent.',
  'earlier.show-waiting': 'À confirmer : {count}',
  'earlier.waits': 'À confirmer',
  'earlier.none-waiting': 'Aucune réponse du cycle précédent n’attend',
  'earlier.several': '{count, plural, one {# critère} other {# critères}}',
  'earlier.new-word': 'Nouveau',
  'earlier.new': 'Ce critère est nouveau : le cycle précédent ne le demandait pas.',
  'earlier.unanswered': 'Le cycle précédent n’a pas de réponse qui mène à ce critère.',
  'earlier.of': '{number} de {version}',
  'earlier.changed': 'Ce qui a changé depuis',
  'earlier.same-words': 'Numéro, titre et texte sont les mêmes.',
  'earlier.answer': 'La réponse d’alors',
  'earlier.lapsed': '« {title} » valait jusqu’au {date}. Citez ce qui le montre maintenant.',
  'earlier.determined': 'La détermination d’alors',
  'earlier.findings': 'Constats',
  'earlier.finding.open': 'ouvert',
  'earlier.finding.closed': 'clos',
  'earlier.start': 'Partir de cette réponse',
  'earlier.started':
    'Ce formulaire commence par la réponse au critère {number} du cycle précédent. Rien n’est enregistré avant l’envoi.',
  'earlier.level-anew': 'Son niveau n’est pas repris : choisissez-en un pour ce que le critère demande désormais.',
  'earlier.brought': 'Point de départ',
  'earlier.brought-same': '{number} de {version}, mot pour mot',
  'earlier.brought-changed': '{number} de {version}, changé depuis',
  'earlier.withdrawn': 'N’est plus demandé',
  'earlier.withdrawn-lead': '{version} demandait ces critères ; cette version ne les demande plus.',
  'earlier.confirm-title': 'Confirmer des réponses du cycle précédent',
  'earlier.confirm-lead':
    'Ces critères demandent la même chose qu’avant. Lisez chaque réponse, et ne la cochez que si elle vaut encore pour {site} telle qu’elle est écrite. Rien n’est coché d’avance.',
  'earlier.confirm-link': 'En confirmer plusieurs à la fois',
  'earlier.criteria': 'Réponses qui valent encore',
  'earlier.confirm': 'Confirmer les réponses cochées',
  'earlier.confirmed':
    '{count, plural, one {Une réponse du cycle précédent est confirmée.} other {# réponses du cycle précédent sont confirmées.}}',
  'earlier.cites': '{count, plural, =0 {aucune preuve} one {# preuve} other {# preuves}}',
  'earlier.determined-as': 'L’évaluateur a déterminé : {level}.',
  'earlier.one-by-one': 'À répondre un par un',
  'earlier.one-by-one-lead':
    'Ce que demandent ces critères a changé. Ouvrez chacun ; ce que vous aviez écrit figure à côté du formulaire.',
  'earlier.nothing-to-confirm': 'Aucune réponse ne peut être confirmée telle quelle',
};
