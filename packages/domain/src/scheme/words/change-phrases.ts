/** The sentences in which differences between two versions are told, per language. Clauses, as in `phrases.ts`. */
import type { Relation } from '../mapping.ts';
import type { SchemePart } from '../scheme-parts.ts';

export interface ChangePhrases {
  readonly and: (all: readonly string[]) => string;
  readonly relations: Readonly<Record<Relation, string>>;
  readonly added: (criterion: string) => string;
  readonly removed: (criterion: string) => string;
  readonly merged: (into: string, from: string) => string;
  readonly split: (from: string, into: string) => string;
  readonly moved: (criterion: string, from: string, to: string) => string;
  readonly reworded: (criterion: string, members: string) => string;
  readonly changed: (criterion: string, members: string) => string;
  /** the same criterion under its older and its newer name */
  readonly renamed: (was: string, is: string) => string;
  readonly members: Readonly<Record<string, string>>;
  readonly otherMember: string;
  readonly parts: Readonly<Record<SchemePart, string>>;
  readonly labelled: (label: string, told: string) => string;
  readonly partAdded: (part: string) => string;
  readonly partRemoved: (part: string) => string;
  readonly partChanged: (part: string, members: string) => string;
  readonly before: string;
  readonly now: string;
}

const english: ChangePhrases = {
  and: (all) => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`),
  relations: {
    equal: 'asks the same',
    subset: 'the older asks a part of what the newer asks',
    superset: 'the older asks all that the newer asks, and more',
    intersect: 'both ask something in common, and each something of its own',
    withdrawn: 'is no longer asked',
    new: 'was not asked before',
  },
  added: (criterion) => `new: ${criterion}`,
  removed: (criterion) => `withdrawn: ${criterion}`,
  merged: (into, from) => `${into} brings together ${from}`,
  split: (from, into) => `${from} is spread over ${into}`,
  moved: (criterion, from, to) => `${criterion} moves from ${from} to ${to}`,
  reworded: (criterion, members) => `${criterion} is said otherwise: ${members}`,
  changed: (criterion, members) => `${criterion} asks otherwise: ${members}`,
  renamed: (was, is) => `${was} (now ${is})`,
  members: {
    number: 'number',
    title: 'title',
    summary: 'summary',
    evidenceHints: 'hints at evidence',
    requirements: 'requirements',
    scale: 'scale',
    appliesWhen: 'which sites it applies to',
    notApplicable: 'whether “not applicable” is allowed',
    weight: 'weight',
    critical: 'whether it is critical',
    sdgs: 'Sustainable Development Goals',
    aims: 'aims',
    name: 'name',
    text: 'text',
    levels: 'levels',
    due: 'when it is due',
    metBy: 'what stops it',
    per: 'whether it runs per finding',
    whenReached: 'what follows when it runs out',
    offeredWhen: 'who may have it',
    awardedWhen: 'what it takes',
    validityClock: 'how long it is valid',
    standardName: 'name of the standard',
    owner: 'owner',
    languages: 'languages',
    authoritativeLanguage: 'authoritative language',
    timeZone: 'time zone',
    notice: 'notice',
    letter: 'name of the letter',
    departureReasonLength: 'length of a reason against the advice',
    remindDaysBefore: 'reminders',
    extension: 'who may extend it',
    pause: 'who may pause it',
    outerBound: 'how far it may be moved',
    conditions: 'conditions',
    from: 'from when',
    sections: 'sections',
    parts: 'parts',
    act: 'the act that hands it in',
    askedWhen: 'which sites are asked',
    answers: 'answers',
    question: 'wording',
    confirmedBy: 'who looks at the answer again',
    size: 'size',
    quorum: 'quorum',
    carriedBy: 'votes that it takes',
    afterCycles: 'number of cycles',
    period: 'length',
    ties: 'ties',
  },
  otherMember: 'something else',
  parts: {
    scheme: 'the scheme',
    'site-type': 'the site type',
    metal: 'the metal',
    group: 'the group',
    aim: 'the aim',
    scale: 'the scale',
    promise: 'the promise',
    clock: 'the clock',
    mark: 'the mark',
    separation: 'the separation of acts',
    panel: 'the panel',
    rotation: 'the rotation',
    'cooling-off': 'the cooling-off',
    recusal: 'the recusal',
    publication: 'the publication',
    document: 'the report',
    question: 'the question',
    framework: 'the outside framework',
  },
  labelled: (label, told) => `${label}: ${told}`,
  partAdded: (part) => `new: ${part}`,
  partRemoved: (part) => `no longer there: ${part}`,
  partChanged: (part, members) => `${part} differs: ${members}`,
  before: 'before',
  now: 'now',
};

const space = '\u00a0';

const french: ChangePhrases = {
  and: (all) => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} et ${all.at(-1) ?? ''}`),
  relations: {
    equal: 'demande la même chose',
    subset: 'l’ancien demande une partie de ce que demande le nouveau',
    superset: 'l’ancien demande tout ce que demande le nouveau, et davantage',
    intersect: 'les deux ont une demande en commun, et chacun la sienne propre',
    withdrawn: 'n’est plus demandé',
    new: 'n’était pas demandé auparavant',
  },
  added: (criterion) => `nouveau${space}: ${criterion}`,
  removed: (criterion) => `retiré${space}: ${criterion}`,
  merged: (into, from) => `${into} réunit ${from}`,
  split: (from, into) => `${from} se répartit entre ${into}`,
  moved: (criterion, from, to) => `${criterion} passe de ${from} à ${to}`,
  reworded: (criterion, members) => `${criterion} est formulé autrement${space}: ${members}`,
  changed: (criterion, members) => `${criterion} demande autre chose${space}: ${members}`,
  renamed: (was, is) => `${was} (désormais ${is})`,
  members: {
    number: 'numéro',
    title: 'titre',
    summary: 'résumé',
    evidenceHints: 'pistes de preuves',
    requirements: 'exigences',
    scale: 'échelle',
    appliesWhen: 'sites auxquels il s’applique',
    notApplicable: 'possibilité de « non applicable »',
    weight: 'poids',
    critical: 'caractère critique',
    sdgs: 'Objectifs de développement durable',
    aims: 'buts',
    name: 'nom',
    text: 'texte',
    levels: 'niveaux',
    due: 'échéance',
    metBy: 'ce qui l’arrête',
    per: 'décompte par constat',
    whenReached: 'suite à l’échéance',
    offeredWhen: 'qui peut l’obtenir',
    awardedWhen: 'ce qu’il faut pour l’obtenir',
    validityClock: 'durée de validité',
    standardName: 'nom de la norme',
    owner: 'propriétaire',
    languages: 'langues',
    authoritativeLanguage: 'langue faisant foi',
    timeZone: 'fuseau horaire',
    notice: 'avertissement',
    letter: 'nom de la lettre',
    departureReasonLength: 'longueur du motif d’une décision contraire à l’avis',
    remindDaysBefore: 'rappels',
    extension: 'qui peut la prolonger',
    pause: 'qui peut la suspendre',
    outerBound: 'jusqu’où elle peut être déplacée',
    conditions: 'conditions',
    from: 'à partir de quand',
    sections: 'sections',
    parts: 'parties',
    act: 'acte qui le remet',
    askedWhen: 'sites interrogés',
    answers: 'réponses',
    question: 'formulation',
    confirmedBy: 'qui revoit la réponse',
    size: 'taille',
    quorum: 'quorum',
    carriedBy: 'voix requises',
    afterCycles: 'nombre de cycles',
    period: 'durée',
    ties: 'liens',
  },
  otherMember: 'autre chose',
  parts: {
    scheme: 'le référentiel',
    'site-type': 'le type de site',
    metal: 'le métal',
    group: 'le groupe',
    aim: 'le but',
    scale: 'l’échelle',
    promise: 'l’engagement',
    clock: 'l’échéance',
    mark: 'la marque',
    separation: 'la séparation des actes',
    panel: 'le collège',
    rotation: 'la rotation',
    'cooling-off': 'le délai de carence',
    recusal: 'le déport',
    publication: 'la publication',
    document: 'le rapport',
    question: 'la question',
    framework: 'le cadre extérieur',
  },
  labelled: (label, told) => `${label}${space}: ${told}`,
  partAdded: (part) => `nouveau${space}: ${part}`,
  partRemoved: (part) => `supprimé${space}: ${part}`,
  partChanged: (part, members) => `${part} diffère${space}: ${members}`,
  before: 'avant',
  now: 'désormais',
};

/** English where the language is not spoken here. */
export function changePhrasesIn(language: string): ChangePhrases {
  return language.split('-')[0] === 'fr' ? french : english;
}
