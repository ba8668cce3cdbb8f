/** Words of the first page. */
export const en = {
  'home.title': 'Responsible production that anyone can check',
  'home.description':
    'Sites commit to a scheme, are assessed by independent assessors, and stand in a public register that anyone can check.',
  'home.lead':
    'Sites that make metals commit to a scheme, assess themselves, and are assessed by independent assessors. What they are awarded stands in a public register, with a proof.',
  'home.search': 'Find a site, an operator or a place',
  'home.search-button': 'Search the register',
  'home.whole-register': 'See the whole register',
  'home.verify-title': 'Check an award yourself',
  'home.verify':
    'An award is a signed credential. Your own browser checks its signature, its status and its place in the log. You do not have to trust us.',
  'home.verify-link': 'Verify a credential',
  'home.work-title': 'Take part',
  'home.work':
    'For people who are responsible for a site, for approved assessors, and for the scheme’s secretariat and officers.',
  'home.sign-in-link': 'Sign in',
  'home.work-link': 'Go to your work',
  'home.how-title': 'How a site comes to a mark',
  'home.how-commit': 'Commit',
  'home.how-commit-text': 'The site signs a letter of commitment. From that day the scheme’s clocks run.',
  'home.how-self': 'Assess oneself',
  'home.how-self-text': 'The site rates itself against every criterion that applies, with reasons and evidence.',
  'home.how-assess': 'Be assessed',
  'home.how-assess-text': 'An independent assessor visits and determines each criterion anew.',
  'home.how-improve': 'Improve',
  'home.how-improve-text': 'What is only partly met gets a plan with a due day, and is checked again.',
  'home.how-award': 'Be awarded',
  'home.how-award-text': 'Two officers decide, never one alone. The mark stands in the register while it is valid.',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'home.title': 'Une production responsable que chacun peut vérifier',
  'home.description':
    'Des sites s’engagent dans un programme, sont évalués par des tiers indépendants et figurent dans un registre public que chacun peut vérifier.',
  'home.lead':
    'Des sites qui produisent des métaux s’engagent dans un programme, s’autoévaluent, puis sont évalués par des tiers indépendants. Ce qui leur est attribué figure dans un registre public, avec une preuve.',
  'home.search': 'Trouver un site, un exploitant ou un lieu',
  'home.search-button': 'Chercher dans le registre',
  'home.whole-register': 'Voir tout le registre',
  'home.verify-title': 'Vérifiez vous-même une attribution',
  'home.verify':
    'Une attribution est une attestation signée. Votre propre navigateur en vérifie la signature, le statut et la place dans le journal. Vous n’avez pas à nous croire.',
  'home.verify-link': 'Vérifier une attestation',
  'home.work-title': 'Participer',
  'home.work':
    'Pour les responsables de sites, les évaluateurs agréés, le secrétariat et les personnes chargées des attributions.',
  'home.sign-in-link': 'Se connecter',
  'home.work-link': 'Aller à votre travail',
  'home.how-title': 'Comment un site obtient une marque',
  'home.how-commit': 'S’engager',
  'home.how-commit-text': 'Le site signe une lettre d’engagement. Dès ce jour, les délais du programme courent.',
  'home.how-self': 'S’autoévaluer',
  'home.how-self-text': 'Le site se note sur chaque critère applicable, avec ses raisons et ses preuves.',
  'home.how-assess': 'Être évalué',
  'home.how-assess-text': 'Un évaluateur indépendant vient sur place et détermine à nouveau chaque critère.',
  'home.how-improve': 'S’améliorer',
  'home.how-improve-text':
    'Ce qui n’est que partiellement rempli reçoit un plan avec une échéance, puis est revérifié.',
  'home.how-award': 'Recevoir la marque',
  'home.how-award-text':
    'Deux personnes décident, jamais une seule. La marque figure au registre tant qu’elle est valable.',
};
