/** Publication, rights over clocks and rules of independence, told per language. Clauses, as in `phrases.ts`. */
import type { Panel, Step, Tie } from '../scheme.ts';
import type { PublicFact } from '../vocabulary.ts';

export interface ProcessPhrases {
  readonly public: (fact: string, when: string) => string;
  readonly onRequest: (fact: string, when: string) => string;
  readonly publicUnset: (fact: string) => string;
  readonly onRequestUnset: (fact: string) => string;
  readonly reminders: (days: string) => string;
  readonly extends: (duty: string) => string;
  readonly extendsUnset: string;
  readonly pauses: (duty: string) => string;
  readonly pausesUnset: string;
  readonly bound: (day: string) => string;
  readonly boundUnset: string;
  readonly panel: (act: string, size: number, quorum: number, carriedBy: string) => string;
  readonly carriedBy: Readonly<Record<Panel['carriedBy'], string>>;
  readonly rotation: (act: string, cycles: number) => string;
  readonly coolingOff: (act: string, tie: string, period: string) => string;
  readonly recusal: (act: string, ties: string) => string;
  readonly unset: Readonly<Record<'panels' | 'rotation' | 'coolingOff' | 'recusal', string>>;
  readonly ties: Readonly<Record<Tie, string>>;
  readonly steps: Readonly<Record<Step, string>>;
  readonly facts: Readonly<Record<PublicFact, string>>;
}

const english: ProcessPhrases = {
  public: (fact, when) => `${fact}: public from ${when}`,
  onRequest: (fact, when) => `${fact}: on request from ${when}`,
  publicUnset: (fact) => `${fact}: public, but the scheme does not say from when`,
  onRequestUnset: (fact) => `${fact}: on request, but the scheme does not say from when`,
  reminders: (days) => `those who must act are reminded ${days} days before`,
  extends: (duty) => `${duty} may move the day further, and says why`,
  extendsUnset: 'the day can be moved further, but the scheme does not say by whom',
  pauses: (duty) => `${duty} may stop the count for a while, and says why`,
  pausesUnset: 'the count can be stopped for a while, but the scheme does not say by whom',
  bound: (day) => `never moved past ${day}`,
  boundUnset: 'the scheme does not say how far it may be moved',
  panel: (act, size, quorum, carriedBy) =>
    `${act} takes a panel of ${size}, of whom at least ${quorum} take part, and ${carriedBy}`,
  carriedBy: {
    majority: 'more votes for than against',
    'two-thirds': 'two thirds of the votes cast',
    all: 'all of the votes cast',
  },
  rotation: (act, cycles) =>
    `${act} passes to another person after ${cycles} ${cycles === 1 ? 'cycle' : 'cycles'} with the same site`,
  coolingOff: (act, tie, period) => `${act} is closed to a person for ${period} after ${tie}`,
  recusal: (act, ties) => `${act} is closed to a person with one of these ties: ${ties}`,
  unset: {
    panels: 'the scheme does not say what panels decide',
    rotation: 'the scheme does not say when another person must take over',
    coolingOff: 'the scheme does not say how long an ended tie to a site counts',
    recusal: 'the scheme does not say which ties to a site keep a person from acting',
  },
  ties: {
    employment: 'employment by the site',
    advice: 'paid advice to the site',
    ownership: 'a share in the site',
    family: 'family at the site',
  },
  steps: {
    application: 'a site applies, and the secretariat answers, before its letter of commitment is signed',
    'team-approval': 'the secretariat approves the assessment team',
    'desk-review': 'assessors review the self-assessment before they visit',
    'assurance-plan': 'the assessors write an assurance plan before the visit',
    'plan-check': 'the secretariat checks the assurance plan for completeness',
    'media-scan': 'a media scan feeds the assurance plan',
    stakeholders: 'the assurance plan names stakeholders',
    'interview-sample': 'the assurance plan says how many people of which groups are interviewed',
    'visit-notice': 'the visit is announced in public',
    'opening-meeting': 'a visit has an opening meeting, which is on record before the report',
    'closing-meeting': 'a visit has a closing meeting, which is on record before the report',
  },
  facts: {
    'site.name': 'name of the site',
    'site.type': 'type of the site',
    'site.country': 'country of the site',
    'site.metals': 'metals of the site',
    'site.pilot': 'whether the site takes part as a pilot',
    'commitment.letter': 'letter of commitment',
    'commitment.signed-on': 'day of the letter of commitment',
    'self-assessment.submitted-on': 'day on which the self-assessment was submitted',
    'assessment.announced': 'announcement of the assessment',
    'assessment.firm': 'firm of the assessor',
    'assessment.accepted-on': 'day on which the report was accepted',
    'assessment.ratings': 'ratings of the assessment',
    'assessment.summary': 'summary of the assessment report',
    'assessment.report': 'full assessment report',
    'improvement.plan': 'improvement plan',
    'improvement.completed-on': 'day on which every finding was closed',
    'conformance.confirmed-on': 'day on which full conformance was confirmed',
    'award.marks': 'marks awarded',
    'award.valid-until': 'end of validity',
    'award.conditions': 'conditions of the award',
    'award.reasons': 'reasons of the award',
    'award.standing': 'suspension and withdrawal of the award',
    'surveillance.outcome': 'outcome of the surveillance',
    'appeal.outcome': 'outcome of an appeal',
  },
};

const space = '\u00a0';

const french: ProcessPhrases = {
  public: (fact, when) => `${fact}${space}: public à partir de ${when}`,
  onRequest: (fact, when) => `${fact}${space}: sur demande à partir de ${when}`,
  publicUnset: (fact) => `${fact}${space}: public, mais le programme ne dit pas à partir de quand`,
  onRequestUnset: (fact) => `${fact}${space}: sur demande, mais le programme ne dit pas à partir de quand`,
  reminders: (days) => `la liste de travail le rappelle ${days} jours avant`,
  extends: (duty) => `${duty} peut repousser la date, en disant pourquoi`,
  extendsUnset: 'la date peut être repoussée, mais le programme ne dit pas par qui',
  pauses: (duty) => `${duty} peut suspendre le décompte, en disant pourquoi`,
  pausesUnset: 'le décompte peut être suspendu, mais le programme ne dit pas par qui',
  bound: (day) => `jamais au-delà de ${day}`,
  boundUnset: 'le programme ne dit pas jusqu’où la date peut être repoussée',
  panel: (act, size, quorum, carriedBy) =>
    `${act}${space}: un collège de ${size} décide, dont ${quorum} au moins prennent part${space}; il faut ${carriedBy}`,
  carriedBy: {
    majority: 'plus de voix pour que contre',
    'two-thirds': 'les deux tiers des voix exprimées',
    all: 'toutes les voix exprimées',
  },
  rotation: (act, cycles) =>
    `${act}${space}: une autre personne prend la suite après ${cycles} ${cycles < 2 ? 'cycle' : 'cycles'} avec le même site`,
  coolingOff: (act, tie, period) => `${act}${space}: fermé à une personne pendant ${period} après ${tie}`,
  recusal: (act, ties) => `${act}${space}: fermé à une personne qui a l’un de ces liens${space}: ${ties}`,
  unset: {
    panels: 'le programme ne dit pas ce que décident des collèges',
    rotation: 'le programme ne dit pas quand une autre personne doit prendre la suite',
    coolingOff: 'le programme ne dit pas combien de temps compte un lien rompu avec un site',
    recusal: 'le programme ne dit pas quels liens avec un site empêchent une personne d’agir',
  },
  ties: {
    employment: 'un emploi sur le site',
    advice: 'un conseil rémunéré au site',
    ownership: 'une part dans le site',
    family: 'de la famille sur le site',
  },
  steps: {
    application:
      'un site présente une demande, et le secrétariat y répond, avant la signature de sa lettre d’engagement',
    'team-approval': 'le secrétariat agrée l’équipe d’évaluation',
    'desk-review': 'les évaluateurs examinent l’autoévaluation avant la visite',
    'assurance-plan': 'les évaluateurs rédigent un plan d’assurance avant la visite',
    'plan-check': 'le secrétariat vérifie que le plan d’assurance est complet',
    'media-scan': 'une revue de presse nourrit le plan d’assurance',
    stakeholders: 'le plan d’assurance nomme les parties prenantes',
    'interview-sample': 'le plan d’assurance dit combien de personnes de quels groupes sont entendues',
    'visit-notice': 'la visite est annoncée au public',
    'opening-meeting': 'une visite a une réunion d’ouverture, enregistrée avant le rapport',
    'closing-meeting': 'une visite a une réunion de clôture, enregistrée avant le rapport',
  },
  facts: {
    'site.name': 'nom du site',
    'site.type': 'type du site',
    'site.country': 'pays du site',
    'site.metals': 'métaux du site',
    'site.pilot': 'la participation du site à titre pilote',
    'commitment.letter': 'lettre d’engagement',
    'commitment.signed-on': 'jour de la lettre d’engagement',
    'self-assessment.submitted-on': 'jour de la remise de l’auto-évaluation',
    'assessment.announced': 'annonce de l’évaluation',
    'assessment.firm': 'cabinet de l’évaluateur',
    'assessment.accepted-on': 'jour de l’acceptation du rapport',
    'assessment.ratings': 'notes de l’évaluation',
    'assessment.summary': 'résumé du rapport d’évaluation',
    'assessment.report': 'rapport d’évaluation complet',
    'improvement.plan': 'plan d’amélioration',
    'improvement.completed-on': 'jour de la clôture de tous les constats',
    'conformance.confirmed-on': 'jour de la confirmation de la pleine conformité',
    'award.marks': 'marques attribuées',
    'award.valid-until': 'fin de validité',
    'award.conditions': 'conditions de l’attribution',
    'award.reasons': 'motifs de l’attribution',
    'award.standing': 'suspension et retrait de l’attribution',
    'surveillance.outcome': 'résultat de la surveillance',
    'appeal.outcome': 'issue d’un recours',
  },
};

/** English where the language is not spoken here. */
export function processPhrasesIn(language: string): ProcessPhrases {
  return language.split('-')[0] === 'fr' ? french : english;
}
