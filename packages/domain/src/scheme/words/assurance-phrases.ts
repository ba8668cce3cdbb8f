/** Joining, assessing and what may happen to an award, told per language. Clauses, as in `phrases.ts`. */
import type {
  AnswerReturners,
  ClosureEvidence,
  InterviewReaders,
  Presence,
  ScopeDimension,
  SitePlanPart,
  Verifiers,
} from '../scheme.ts';

export interface AssurancePhrases {
  readonly eligible: (rule: string) => string;
  readonly visit: Readonly<Record<Presence, string>>;
  readonly verification: Readonly<Record<Presence, string>>;
  readonly confirmsNotApplicable: (duty: string) => string;
  readonly requirementsRated: string;
  readonly heard: (group: string, atLeast: string) => string;
  readonly heardUnset: (group: string) => string;
  readonly notes: Readonly<Record<InterviewReaders, string>>;
  readonly planForSite: Readonly<Record<SitePlanPart, string>>;
  readonly planKept: string;
  readonly returners: Readonly<Record<AnswerReturners, string>>;
  readonly verifiers: Readonly<Record<Verifiers, string>>;
  readonly closureEvidence: Readonly<Record<ClosureEvidence, string>>;
  readonly approvedFor: (dimensions: string) => string;
  readonly dimensions: Readonly<Record<ScopeDimension, string>>;
  readonly competence: (name: string) => string;
  readonly competenceFor: (name: string, period: string) => string;
  readonly competenceUnset: (name: string) => string;
  readonly conformance: (duty: string) => string;
  readonly surveillance: (clock: string) => string;
  readonly suspension: (ground: string) => string;
  readonly withdrawal: (ground: string) => string;
  readonly trigger: (ground: string) => string;
  readonly triggerTold: (ground: string) => string;
  readonly notice: (period: string) => string;
  readonly appealHeardBy: (duty: string) => string;
  readonly appealGround: (ground: string) => string;
  readonly appealLodged: (clock: string) => string;
  readonly appealDecided: (clock: string) => string;
  /** by the path of the member, in the scheme */
  readonly unset: Readonly<Record<UnsetAssurance, string>>;
}

export type UnsetAssurance =
  | 'eligibleWhen'
  | 'visit'
  | 'verification'
  | 'notApplicableConfirmedBy'
  | 'interviews'
  | 'interviewNotes'
  | 'planForSite'
  | 'answersReturnedBy'
  | 'verifiedBy'
  | 'closureEvidence'
  | 'scope'
  | 'competences'
  | 'conformance'
  | 'confirmedBy'
  | 'surveillance'
  | 'suspension'
  | 'withdrawal'
  | 'reassessment'
  | 'noticeWithin'
  | 'appeal'
  | 'heardBy'
  | 'grounds';

const english: AssurancePhrases = {
  eligible: (rule) => `who may take part: ${rule}`,
  visit: {
    'on-site': 'the assessor comes to the site',
    remote: 'the assessor looks at the site from afar',
    either: 'the assessor looks at the site there or from afar',
  },
  verification: {
    'on-site': 'that a finding is closed is verified at the site',
    remote: 'that a finding is closed is verified from afar',
    either: 'that a finding is closed is verified at the site or from afar',
  },
  confirmsNotApplicable: (duty) => `${duty} confirms that a criterion is not applicable`,
  requirementsRated: 'every requirement below a criterion is rated by itself',
  heard: (group, atLeast) => `${group}: at least ${atLeast} are heard`,
  heardUnset: (group) => `${group}: heard, but the scheme does not say how many`,
  notes: {
    team: 'notes of interviews are read by the assessment team only',
    'team-and-secretariat': 'notes of interviews are read by the assessment team and the secretariat only',
  },
  planForSite: {
    'visit-days': 'the site reads in the assurance plan when it is visited, before that is announced',
    extent: 'the site reads in the assurance plan what is assessed',
    'media-scan': 'the site reads in the assurance plan what the media scan found',
    stakeholders:
      'the site reads in the assurance plan which groups of stakeholders are consulted and how, without names',
    'interview-sample': 'the site reads in the assurance plan how many people of each group are heard, and why',
  },
  planKept: 'of the assurance plan, the site is told the announced days of the visit and nothing else',
  returners: {
    secretariat: 'the secretariat returns a self-assessment to the site; the assessment team asks for it',
    'team-or-secretariat': 'the secretariat or the assessment team returns a self-assessment to the site',
  },
  verifiers: {
    lead: 'the lead of the assessment team verifies that a finding is closed',
    team: 'every member of the assessment team may verify that a finding is closed',
  },
  closureEvidence: {
    required: 'a finding is closed only where the site or the assessor cites evidence of that',
    optional: 'a finding may be closed without evidence',
  },
  approvedFor: (dimensions) => `an assessor is approved for single values of: ${dimensions}`,
  dimensions: {
    standard: 'standard',
    'site-type': 'type of site',
    metal: 'metal',
    activity: 'activity',
    language: 'language',
    country: 'country',
  },
  competence: (name) => `an assessor shows: ${name}`,
  competenceFor: (name, period) => `an assessor shows: ${name}, again after ${period}`,
  competenceUnset: (name) => `an assessor shows: ${name}; the scheme does not say for how long that counts`,
  conformance: (duty) => `that every criterion is met and verified is confirmed by ${duty}`,
  surveillance: (clock) => `between two assessments the site is looked at by the clock ${clock}`,
  suspension: (ground) => `an award may be suspended: ${ground}`,
  withdrawal: (ground) => `an award may be withdrawn: ${ground}`,
  trigger: (ground) => `the site is assessed anew: ${ground}`,
  triggerTold: (ground) => `the site is assessed anew, and must tell of it itself: ${ground}`,
  notice: (period) => `what the site must tell of, it tells within ${period}`,
  appealHeardBy: (duty) => `an appeal is heard by ${duty}`,
  appealGround: (ground) => `an appeal may be lodged: ${ground}`,
  appealLodged: (clock) => `it is lodged by the clock ${clock}`,
  appealDecided: (clock) => `it is decided by the clock ${clock}`,
  unset: {
    eligibleWhen: 'the scheme does not say which sites may take part',
    visit: 'the scheme does not say how a site is visited',
    verification: 'the scheme does not say how it is verified that a finding is closed',
    notApplicableConfirmedBy: 'the scheme does not say who confirms that a criterion is not applicable',
    interviews: 'the scheme does not say who is heard',
    interviewNotes: 'the scheme does not say who may read notes of interviews; only the assessment team does',
    planForSite:
      'the scheme does not say what the site reads of the assurance plan; it is told the announced days of the visit',
    answersReturnedBy:
      'the scheme does not say who returns a self-assessment to the site; the secretariat and the assessment team may',
    verifiedBy: 'the scheme does not say who of the assessment team verifies that a finding is closed; its lead does',
    closureEvidence: 'the scheme does not say whether closing a finding needs evidence; it may be closed without',
    scope: 'the scheme does not say what the approval of an assessor is limited to',
    competences: 'the scheme does not say what an assessor must be able to do',
    conformance: 'the scheme does not say whether full conformance is confirmed',
    confirmedBy: 'full conformance is confirmed, but the scheme does not say by whom; here the secretariat does',
    surveillance: 'the scheme does not say whether a site is looked at between two assessments',
    suspension: 'the scheme does not say why an award may be suspended',
    withdrawal: 'the scheme does not say why an award may be withdrawn',
    reassessment: 'the scheme does not say what calls for a new assessment before its time',
    noticeWithin: 'the scheme does not say how soon the site must tell of it',
    appeal: 'the scheme does not say how a decision is contested',
    heardBy: 'the scheme does not say who hears an appeal',
    grounds: 'the scheme does not say on what grounds an appeal may be lodged',
  },
};

const space = '\u00a0';

const french: AssurancePhrases = {
  eligible: (rule) => `qui peut participer${space}: ${rule}`,
  visit: {
    'on-site': 'l’évaluateur vient sur le site',
    remote: 'l’évaluateur examine le site à distance',
    either: 'l’évaluateur examine le site sur place ou à distance',
  },
  verification: {
    'on-site': 'la clôture d’un constat est vérifiée sur place',
    remote: 'la clôture d’un constat est vérifiée à distance',
    either: 'la clôture d’un constat est vérifiée sur place ou à distance',
  },
  confirmsNotApplicable: (duty) => `${duty} confirme qu’un critère est non applicable`,
  requirementsRated: 'chaque exigence sous un critère est évaluée séparément',
  heard: (group, atLeast) => `${group}${space}: ${atLeast} personnes au moins sont entendues`,
  heardUnset: (group) => `${group}${space}: entendus, mais le programme ne dit pas combien`,
  notes: {
    team: 'seule l’équipe d’évaluation lit les notes des entretiens',
    'team-and-secretariat': 'seuls l’équipe d’évaluation et le secrétariat lisent les notes des entretiens',
  },
  planForSite: {
    'visit-days': 'le site lit dans le plan d’assurance quand il est visité, avant que ce soit annoncé',
    extent: 'le site lit dans le plan d’assurance ce qui est évalué',
    'media-scan': 'le site lit dans le plan d’assurance ce que la revue de presse a trouvé',
    stakeholders:
      'le site lit dans le plan d’assurance quels groupes de parties prenantes sont consultés et comment, sans les noms',
    'interview-sample':
      'le site lit dans le plan d’assurance combien de personnes de chaque groupe sont entendues, et pourquoi',
  },
  planKept: 'du plan d’assurance, le site apprend les jours annoncés de la visite et rien d’autre',
  returners: {
    secretariat: `le secrétariat renvoie une autoévaluation au site${space}; l’équipe d’évaluation le demande`,
    'team-or-secretariat': 'le secrétariat ou l’équipe d’évaluation renvoie une autoévaluation au site',
  },
  verifiers: {
    lead: 'la personne qui dirige l’équipe d’évaluation vérifie la clôture d’un constat',
    team: 'chaque membre de l’équipe d’évaluation peut vérifier la clôture d’un constat',
  },
  closureEvidence: {
    required: 'un constat n’est clos que si le site ou l’évaluateur en cite une preuve',
    optional: 'un constat peut être clos sans preuve',
  },
  approvedFor: (dimensions) => `un évaluateur est agréé pour des valeurs précises de${space}: ${dimensions}`,
  dimensions: {
    standard: 'norme',
    'site-type': 'type de site',
    metal: 'métal',
    activity: 'activité',
    language: 'langue',
    country: 'pays',
  },
  competence: (name) => `un évaluateur justifie de${space}: ${name}`,
  competenceFor: (name, period) => `un évaluateur justifie de${space}: ${name}, à nouveau après ${period}`,
  competenceUnset: (name) =>
    `un évaluateur justifie de${space}: ${name}${space}; le programme ne dit pas combien de temps cela vaut`,
  conformance: (duty) => `que tout critère est satisfait et vérifié est confirmé par ${duty}`,
  surveillance: (clock) => `entre deux évaluations, le site est revu avant l’échéance ${clock}`,
  suspension: (ground) => `une attribution peut être suspendue${space}: ${ground}`,
  withdrawal: (ground) => `une attribution peut être retirée${space}: ${ground}`,
  trigger: (ground) => `le site est évalué à nouveau${space}: ${ground}`,
  triggerTold: (ground) => `le site est évalué à nouveau, et doit l’annoncer lui-même${space}: ${ground}`,
  notice: (period) => `ce que le site doit annoncer, il l’annonce dans un délai de ${period}`,
  appealHeardBy: (duty) => `un recours est entendu par ${duty}`,
  appealGround: (ground) => `un recours peut être déposé${space}: ${ground}`,
  appealLodged: (clock) => `il est déposé avant l’échéance ${clock}`,
  appealDecided: (clock) => `il est tranché avant l’échéance ${clock}`,
  unset: {
    eligibleWhen: 'le programme ne dit pas quels sites peuvent participer',
    visit: 'le programme ne dit pas comment un site est visité',
    verification: 'le programme ne dit pas comment la clôture d’un constat est vérifiée',
    notApplicableConfirmedBy: 'le programme ne dit pas qui confirme qu’un critère est non applicable',
    interviews: 'le programme ne dit pas qui est entendu',
    interviewNotes:
      'le programme ne dit pas qui peut lire les notes des entretiens, donc seule l’équipe d’évaluation les lit',
    planForSite:
      'le programme ne dit pas ce que le site lit du plan d’assurance, donc il apprend les jours annoncés de la visite',
    answersReturnedBy:
      'le programme ne dit pas qui renvoie une autoévaluation au site, donc le secrétariat et l’équipe d’évaluation le peuvent',
    verifiedBy:
      'le programme ne dit pas qui de l’équipe d’évaluation vérifie la clôture d’un constat, donc la personne qui la dirige le fait',
    closureEvidence:
      'le programme ne dit pas si la clôture d’un constat demande une preuve, donc il peut être clos sans elle',
    scope: 'le programme ne dit pas à quoi se limite l’agrément d’un évaluateur',
    competences: 'le programme ne dit pas ce qu’un évaluateur doit savoir faire',
    conformance: 'le programme ne dit pas si la pleine conformité est confirmée',
    confirmedBy:
      'la pleine conformité est confirmée, mais le programme ne dit pas par qui ; ici, le secrétariat le fait',
    surveillance: 'le programme ne dit pas si un site est revu entre deux évaluations',
    suspension: 'le programme ne dit pas pourquoi une attribution peut être suspendue',
    withdrawal: 'le programme ne dit pas pourquoi une attribution peut être retirée',
    reassessment: 'le programme ne dit pas ce qui appelle une nouvelle évaluation avant l’heure',
    noticeWithin: 'le programme ne dit pas dans quel délai le site doit l’annoncer',
    appeal: 'le programme ne dit pas comment une décision est contestée',
    heardBy: 'le programme ne dit pas qui entend un recours',
    grounds: 'le programme ne dit pas pour quels motifs un recours peut être déposé',
  },
};

/** English where the language is not spoken here. */
export function assurancePhrasesIn(language: string): AssurancePhrases {
  return language.split('-')[0] === 'fr' ? french : english;
}
