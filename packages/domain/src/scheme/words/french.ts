/** Rules, reasons and clocks in French. */
import { dayName } from './day-name.ts';
import type { Phrases } from './phrases.ts';

const space = '\u00a0';
const counted = (number: number, one: string, many: string): string => `${number} ${number < 2 ? one : many}`;

export const french: Phrases = {
  quote: (text) => `«${space}${text}${space}»`,
  or: (all) => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ou ${all.at(-1) ?? ''}`),
  andMore: (shown, more) => `${shown} et ${counted(more, 'autre', 'autres')}`,
  day: (day) => dayName('fr-FR', day),
  number: (value) => value.toLocaleString('fr-FR', { maximumFractionDigits: 2 }),
  yesOrNo: (value) => (value ? 'oui' : 'non'),

  criteria: ({ critical, groups, listed }) =>
    [
      'critères ',
      critical === undefined ? '' : critical ? 'critiques ' : 'non critiques ',
      'applicables',
      groups === undefined ? '' : ` du groupe ${groups}`,
      listed === undefined ? '' : ` parmi ${listed}`,
    ].join(''),

  parts: (head, parts) => `${head}${space}: ${parts.join(`${space}; `)}`,
  all: 'toutes ces conditions sont remplies',
  any: 'au moins une de ces conditions est remplie',
  not: 'cette condition n’est pas remplie',
  every: (criteria, level) => `tous les ${criteria} sont évalués ${level} ou mieux`,
  rated: (criteria) => `tous les ${criteria} sont évalués`,
  count: (criteria, level, least) => `au moins ${least} des ${criteria} sont évalués ${level} ou mieux`,
  share: (criteria, level, least) => `au moins ${least}${space}% des ${criteria} sont évalués ${level} ou mieux`,
  score: (criteria, least) => `la note sur les ${criteria} est d’au moins ${least}`,
  applies: (criteria) => `il y a des ${criteria}`,
  within: (event, until) =>
    until === undefined
      ? `ceci a eu lieu${space}: ${event}`
      : `ceci a eu lieu à temps${space}: ${event}, au plus tard ${until}`,
  fact: (fact, answers) => `${fact} est ${answers}`,
  answerTo: (question) => `la réponse à ${question}`,
  facts: {
    siteType: 'le type du site',
    metals: 'un métal du site',
    activities: 'une activité du site',
    country: 'le pays du site',
    fictional: 'le caractère fictif du site',
    pilot: 'la participation du site à titre pilote',
  },

  allHold: (holds) => (holds ? 'toutes ces conditions sont remplies' : 'ces conditions ne sont pas toutes remplies'),
  anyHolds: (holds) =>
    holds ? 'au moins une de ces conditions est remplie' : 'aucune de ces conditions n’est remplie',
  notHolds: (holds) =>
    holds
      ? 'cette condition doit être absente, et elle l’est'
      : 'cette condition doit être absente, mais elle est remplie',
  everyReached: (criteria, level, considered) => `tous les ${criteria} (${considered}) sont évalués ${level} ou mieux`,
  allRated: (criteria, considered) => `tous les ${criteria} (${considered}) sont évalués`,
  notAllReached: (criteria, level, not, considered) =>
    `${not} des ${considered} ${criteria} ${not === 1 ? 'n’est pas évalué' : 'ne sont pas évalués'} ${level} ou mieux`,
  notAllRated: (criteria, not, considered) =>
    `${not} des ${considered} ${criteria} ${not === 1 ? 'n’a' : 'n’ont'} pas d’évaluation`,
  below: (level, criteria, number, considered) =>
    `évalués au-dessous de ${level}${space}: ${criteria} (${number} sur ${considered})`,
  missing: (criteria, number, considered) => `sans évaluation${space}: ${criteria} (${number} sur ${considered})`,
  counted: (criteria, level, value, considered, wanted) =>
    `parmi les ${criteria}, ${value} sur ${considered} sont évalués ${level} ou mieux${space}; il en faut au moins ${wanted}`,
  shared: (criteria, level, value, considered, wanted) =>
    `parmi les ${criteria} (${considered}), ${value}${space}% sont évalués ${level} ou mieux${space}; il en faut au moins ${wanted}${space}%`,
  scored: (criteria, value, wanted) =>
    `la note sur les ${criteria} est de ${value}${space}; il faut au moins ${wanted}`,
  noneApplies: (criteria) => `il n’y a pas de ${criteria}, rien n’est donc demandé`,
  appliesNot: (criteria) => `il n’y a pas de ${criteria}`,
  happened: (event, on, until) =>
    `${event}${space}: le ${on}${until === undefined ? '' : `, à temps jusqu’au ${until}`}`,
  notHappened: (event, until) =>
    `${event}${space}: pas encore${until === undefined ? '' : `, à temps jusqu’au ${until}`}`,
  factHolds: (fact, answers, holds) => `${fact} ${holds ? 'est' : 'n’est pas'} ${answers}`,

  unset: 'le programme ne fixe pas de délai',
  after: (period, event) => `${period} après ${event}`,
  dayOf: (event) => `ce jour${space}: ${event}`,
  earliest: (days) => `la première de ces dates${space}: ${days.join(`${space}; `)}`,
  latest: (days) => `la dernière de ces dates${space}: ${days.join(`${space}; `)}`,
  period: ({ years, months, days }) =>
    [
      years === undefined ? [] : [counted(years, 'an', 'ans')],
      months === undefined ? [] : [`${months} mois`],
      days === undefined ? [] : [counted(days, 'jour', 'jours')],
    ]
      .flat()
      .join(' et '),
  perFinding: (due) => `pour chaque constat, ${due}`,
  eachTime: (due) => `puis, chaque fois, ${due}`,
  escalates: (duty) => `à l’échéance, ${duty} doit agir`,
  notifies: (duty) => `à l’échéance, ${duty} est averti`,
  awardSuspended: 'à l’échéance, l’attribution est suspendue',
  commitmentLapses: 'à l’échéance, l’engagement devient caduc',
  awardEnds: 'à l’échéance, l’attribution prend fin',
  differ: (first, second) => `${first} et ${second} reviennent à des personnes différentes`,

  anchors: {
    'application.submitted': 'la présentation de la demande',
    'application.answered': 'la réponse à la demande',
    'commitment.signed': 'la signature de la lettre d’engagement',
    'commitment.accepted': 'l’acceptation de la lettre d’engagement',
    'reassessment.begun': 'le début d’une nouvelle évaluation du site',
    'self-assessment.submitted': 'la remise de l’auto-évaluation',
    'desk-review.return-asked': 'la demande de renvoi de l’auto-évaluation',
    'desk-review.return-answered': 'la réponse à la demande de renvoi de l’auto-évaluation',
    'assessment.team-proposed': 'la proposition de l’équipe d’évaluation',
    'assessment.appointed': 'la désignation de l’équipe d’évaluation',
    'assessment.visited': 'la visite du site',
    'assessment.submitted': 'la remise du rapport d’évaluation',
    'assessment.accepted': 'l’acceptation du rapport d’évaluation',
    'improvement.completed': 'la clôture de tous les constats',
    'conformance.confirmed': 'la confirmation de la pleine conformité',
    'award.confirmed': 'la confirmation de l’attribution',
    'award.refused': 'le refus de l’attribution',
    'award.withdrawn': 'le retrait de l’attribution',
    'award.suspended': 'la suspension de l’attribution',
    'suspension.ended': 'la fin d’une suspension',
    'surveillance.completed': 'la fin de la surveillance',
    'change.notified': 'l’avis d’un changement important par le site',
    'change.answered': 'la réponse à l’avis d’un changement',
    'appeal.lodged': 'le dépôt du recours',
    'appeal.decided': 'la décision sur le recours',
    'finding.raised': 'l’ouverture du constat',
    'finding.reopened': 'la réouverture du constat',
    'finding.closed': 'la clôture du constat',
  },
  acts: {
    'application.submit': 'demander à participer',
    'application.answer': 'répondre à la demande',
    'commitment.sign': 'signer la lettre d’engagement',
    'commitment.accept': 'accepter la lettre d’engagement',
    'self-assessment.submit': 'remettre l’auto-évaluation',
    'assessment.appoint': 'désigner l’évaluateur',
    'assessment.plan': 'planifier l’évaluation',
    'assessment.submit': 'remettre le rapport d’évaluation',
    'assessment.accept': 'accepter le rapport d’évaluation',
    'improvement.verify': 'clore un constat',
    'award.propose': 'proposer une attribution',
    'award.confirm': 'confirmer une attribution',
    'award.suspend': 'suspendre une attribution',
    'award.lift': 'lever une suspension',
    'award.keep': 'maintenir une attribution malgré un constat',
    'award.withdraw': 'retirer une attribution',
    'surveillance.complete': 'achever la surveillance',
    'conformance.confirm': 'confirmer la pleine conformité',
    'appeal.decide': 'trancher un recours',
  },
  duties: {
    site: 'le responsable du site',
    assessor: 'l’évaluateur',
    secretariat: 'le secrétariat',
    officer: 'un responsable des attributions',
    operator: 'l’exploitant de ce registre',
    system: 'ce registre',
  },
};
