/** Words of the scheme's advice: the answer, what decides it and what would change it. */
export const en = {
  'advice.yes': 'Yes',
  'advice.not-yet': 'Not yet',
  'advice.no': 'No',
  'advice.criteria-in-the-way':
    '{count, plural, one {One criterion stands} other {# criteria stand}} in the way of {mark}.',
  'advice.criteria-of-all-in-the-way':
    '{count, plural, one {One} other {#}} of {all} criteria {count, plural, one {stands} other {stand}} in the way of {mark}.',
  'advice.each-stands': 'Each of these stands in the way:',
  'advice.none-holds': 'One of these would be enough, and none is there:',
  'advice.each-holds': 'Each of these is asked for, and there:',
  'advice.one-holds': 'One of these is enough, and is there:',
  'advice.not-there': 'This must not be so, and it is not:',
  'advice.is-there': 'This must not be so, but it is:',
  'advice.against': 'Rated too low',
  'advice.missing': 'Without a rating',
  'advice.more-criteria': '{count, plural, one {One more criterion} other {# more criteria}}',
  'advice.there-already': 'What is there already ({count})',
  'advice.other-ways': 'What else would have been enough ({count})',
  'advice.if-criteria':
    'If {count, plural, one {this criterion} other {these # criteria}} were rated as is asked here, the scheme would advise {mark}.',
  'advice.if-ratings': 'Better ratings could change this answer, in the way that is said here.',
  'advice.if-facts': 'No rating changes this answer: it rests on facts of the site or on days.',
  'advice.rule': 'The whole rule, and its source',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'advice.yes': 'Oui',
  'advice.not-yet': 'Pas encore',
  'advice.no': 'Non',
  'advice.criteria-in-the-way':
    '{count, plural, one {Un critère fait} other {# critères font}} obstacle à l’attribution : {mark}.',
  'advice.criteria-of-all-in-the-way':
    '{count, plural, one {Un critère} other {# critères}} sur {all} {count, plural, one {fait} other {font}} obstacle à l’attribution : {mark}.',
  'advice.each-stands': 'Chacun de ces points fait obstacle :',
  'advice.none-holds': 'Un seul de ces points suffirait, et aucun n’est rempli :',
  'advice.each-holds': 'Chacun de ces points est demandé, et rempli :',
  'advice.one-holds': 'Un seul de ces points suffit, et il est rempli :',
  'advice.not-there': 'Ceci ne doit pas être le cas, et ne l’est pas :',
  'advice.is-there': 'Ceci ne doit pas être le cas, mais l’est :',
  'advice.against': 'Évaluation trop basse',
  'advice.missing': 'Sans évaluation',
  'advice.more-criteria': '{count, plural, one {Un autre critère} other {# autres critères}}',
  'advice.there-already': 'Ce qui est déjà rempli ({count})',
  'advice.other-ways': 'Ce qui aurait aussi suffi ({count})',
  'advice.if-criteria':
    'Si {count, plural, one {ce critère était évalué} other {ces # critères étaient évalués}} comme il est demandé ici, le programme conseillerait {mark}.',
  'advice.if-ratings': 'De meilleures évaluations pourraient changer cette réponse, de la façon dite ici.',
  'advice.if-facts': 'Aucune évaluation ne change cette réponse : elle tient à des faits du site ou à des jours.',
  'advice.rule': 'La règle entière et sa source',
};
