/** Words of assessing a site again. */
export const en = {
  'reassessment.title': 'Assess {site} again',
  'reassessment.letter':
    'A new cycle begins, and the site assesses itself anew. The letter of commitment that was signed still holds.',
  'reassessment.same-version': 'The cycle rests on the same version of the scheme as the one before:',
  'reassessment.other-version': 'Another version of the scheme is in force now, and the cycle rests on it:',
  'reassessment.no-version': 'No version of the scheme is in force today, so a new cycle cannot begin.',
  'reassessment.as-pilot': 'That version does not list sites of this type. The site is assessed again as a pilot.',
  'reassessment.not-by-site':
    'That version does not list sites of this type. The site is assessed again as a pilot or not at all; ask the secretariat, which can begin that.',
  'reassessment.award-stands': 'The award that stands keeps its validity until it ends or a new award takes its place.',
  'reassessment.reason': 'Why the site is assessed again',
  'reassessment.reason-hint':
    'Such as an award that ends soon, or a significant change at the site. It stays between you and the scheme.',
  'reassessment.begin': 'Begin the new cycle',
  'cycle.assess-again': 'Assess this site again',
  'cycle.other-cycles': 'Other cycles of this site',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'reassessment.title': 'Évaluer {site} de nouveau',
  'reassessment.letter':
    'Un nouveau cycle commence, et le site s’autoévalue de nouveau. La lettre d’engagement déjà signée reste valable.',
  'reassessment.same-version': 'Le cycle repose sur la même version du programme que le précédent :',
  'reassessment.other-version':
    'Une autre version du programme est désormais en vigueur, et le cycle repose sur elle :',
  'reassessment.no-version':
    'Aucune version du programme n’est en vigueur aujourd’hui ; un nouveau cycle ne peut pas commencer.',
  'reassessment.as-pilot':
    'Cette version ne connaît pas de sites de ce type. Le site est évalué de nouveau à titre pilote.',
  'reassessment.not-by-site':
    'Cette version ne connaît pas de sites de ce type. Le site est évalué de nouveau à titre pilote, ou pas ; adressez-vous au secrétariat, qui peut commencer le cycle.',
  'reassessment.award-stands':
    'L’attribution en vigueur reste valable jusqu’à son terme, ou jusqu’à ce qu’une nouvelle la remplace.',
  'reassessment.reason': 'Pourquoi le site est évalué de nouveau',
  'reassessment.reason-hint':
    'Par exemple une attribution qui se termine bientôt, ou un changement important sur le site. Cela reste entre vous et le programme.',
  'reassessment.begin': 'Commencer le nouveau cycle',
  'cycle.assess-again': 'Évaluer ce site de nouveau',
  'cycle.other-cycles': 'Autres cycles de ce site',
};
