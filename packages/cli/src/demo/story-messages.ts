/** The demonstration's story in words: chapters, steps with their reasons, and what was tried and refused. */
import type { ImportedStep } from '@touchstone/domain';
import type { StoryChapter, StoryStep, StoryTry } from '@touchstone/server';
import type { Catalogue } from '../terminal/terminal.ts';

type Key =
  | `chapter.${StoryChapter}`
  | `step.${StoryStep}`
  | `try.${StoryTry}`
  | `imported.${ImportedStep}`
  | 'why'
  | 'refused'
  | 'clocks'
  | 'clock'
  | 'finding'
  | 'advice'
  | 'mark'
  | 'mark-unlimited'
  | 'ran-out'
  | 'ran-out-finding'
  | 'follows.escalate'
  | 'follows.notice'
  | 'follows.suspend-award'
  | 'follows.lapse'
  | 'follows.expire-award'
  | 'follows.none'
  | 'expired'
  | 'nothing-ran-out'
  | 'today-is';

/** Why a step is taken, for steps where it is not plain. */
export type ReasonedStep = Extract<
  StoryStep,
  | 'facts-imported'
  | 'partner-entered'
  | 'application-answered'
  | 'letter-signed'
  | 'letter-accepted'
  | 'some-answered'
  | 'criteria-answered'
  | 'self-assessment-submitted'
  | 'no-conflict-declared'
  | 'assessor-appointed'
  | 'report-submitted'
  | 'actions-planned'
  | 'award-proposed'
  | 'award-confirmed'
  | 'credential-issued'
  | 'action-verified'
  | 'award-suspended'
  | 'appeal-decided'
  | 'conformance-confirmed'
  | 'assessed-again'
  | 'answers-confirmed'
>;

const en: Readonly<Record<Key | `why.${ReasonedStep}`, string>> = {
  'chapter.public-facts': 'What is public about two real rod mills',
  'chapter.organisations': 'Who runs the mills, and who supports the scheme (fictional from here on)',
  'chapter.commits': '{site} applies and commits',
  'chapter.letter-accepted': 'The letter of {site} is answered',
  'chapter.self-assessment': 'Phase 1: {site} assesses itself',
  'chapter.assessors': 'Assessors are approved and declare their interests',
  'chapter.appointment': '{site}: an assessor is appointed',
  'chapter.fieldwork': '{site}, phase 2: desk review and assurance plan',
  'chapter.visit': '{site} is visited',
  'chapter.assessment': '{site} is assessed',
  'chapter.report-accepted': '{site}: the report is answered',
  'chapter.improvement': '{site} improves',
  'chapter.award': 'The award',
  'chapter.verification': 'Anyone checks it, with no call to the register',
  'chapter.surveillance': '{site} is watched while its mark stands',
  'chapter.change': '{site} changes',
  'chapter.change-answered': '{site}: the notice of the change is answered',
  'chapter.suspension': '{site}: the mark is suspended',
  'chapter.appeal': '{site} appeals',
  'chapter.hearing': 'The appeal is heard',
  'chapter.lifting': '{site}: the mark stands again',
  'chapter.again': '{site} is assessed again',
  'chapter.clocks-run-out': 'Time passes',

  'step.site-filed': 'files {site}.',
  'step.facts-imported':
    'imports {facts, plural, one {a public fact} other {# public facts}} about {site}, with {facts, plural, one {its source} other {their sources}}.',
  'why.facts-imported':
    'No rating, finding or person of a real company is ever made up; what is known of it stands with its source.',
  'step.organisation-registered': 'registers the organisation {name}, so that its sites stand together.',
  'step.partner-entered': 'enters {name} as a partner of the scheme.',
  'why.partner-entered':
    'A partner supports the scheme in public. It is not assessed, holds no mark, and may claim none by it.',
  'step.application-submitted': 'asks whether the site may take part.',
  'step.application-answered': 'answers that it may.',
  'why.application-answered':
    'The scheme’s own rule stands beside the answer, with its reasons; whoever departs from it gives one.',
  'step.letter-signed': 'signs the letter of commitment with all {promises} promises.',
  'why.letter-signed':
    'From now on this cycle keeps to version {version} of the scheme (its hash begins with {hash}), whatever later versions say.',
  'step.letter-accepted': 'accepts the letter and confirms that the contact person was reached.',
  'why.letter-accepted': 'With that the clocks start. They count from the day of signing.',
  'step.some-answered': 'answers {answered} of {criteria} criteria for the second mill, and stops.',
  'why.some-answered': 'Its clocks run on all the same.',
  'step.criteria-answered':
    'rates {rated} criteria, each with its rationale and evidence, and says of {excluded} why they do not apply.',
  'why.criteria-answered': 'Each answer is saved by itself, with who gave it and when.',
  'step.self-assessment-submitted': 'submits the self-assessment of all {criteria} criteria.',
  'why.self-assessment-submitted': 'From now on its answers are frozen; the assessor will read just these.',
  'step.firm-approved': 'approves the firm {firm}.',
  'step.assessor-approved': 'approves {assessor} as an assessor.',
  'step.conflict-declared': 'declares a conflict of interest with {site}.',
  'step.no-conflict-declared': 'declares that there is none with {site}.',
  'why.no-conflict-declared': 'Without a declaration nobody can be appointed, in favour or against.',
  'step.assessor-appointed': 'appoints {assessor}.',
  'why.assessor-appointed': 'Approved, and without a conflict of interest.',
  'step.plan-submitted': 'completes the desk review and hands in the assurance plan.',
  'step.plan-approved': 'approves the plan and announces the visit in public.',
  'step.site-visited': 'visits the mill and records {interviews} interviews, whose notes the site never reads.',
  'step.report-submitted': 'determines all {criteria} criteria and submits the report.',
  'why.report-submitted':
    '{findings, plural, one {One determination is} other {# determinations are}} at a level for which the scheme wants a finding:',
  'step.report-accepted': 'accepts the report.',
  'step.actions-planned': 'plans an action for {findings, plural, one {the finding} other {each of the # findings}}.',
  'why.actions-planned': 'Each has its cause, who does it, and a day that the scheme’s clocks allow.',
  'step.award-proposed': 'proposes what the scheme advises.',
  'why.award-proposed': 'The advice is worked out from the rules and shown with its reasons; people decide.',
  'step.award-confirmed': 'confirms the proposal.',
  'why.award-confirmed': 'Two people decide, and neither of them assessed the site. The mark is awarded:',
  'step.credential-issued':
    'issues the credential and gives {entries, plural, one {the public entry its place} other {# public entries their places}} in the transparency log.',
  'why.credential-issued': 'It is signed by the register; the log shows for ever that it was issued, and when.',
  'step.action-reported': 'reports the action on criterion {criterion} as done, with evidence.',
  'step.action-verified': 'verifies it and closes the finding.',
  'why.action-verified':
    'Only the assessor can close a finding. {open, plural, =0 {None is open now.} one {One stays open, and its clock runs on.} other {# stay open, and their clocks run on.}}',
  'step.surveillance-recorded': 'visits the mill again and puts the surveillance on record.',
  'step.change-notified': 'tells the scheme of a significant change at the mill.',
  'step.change-answered': 'answers that the mill is to be assessed again.',
  'step.award-suspended': 'suspends the mark.',
  'why.award-suspended':
    'A finding is open past the last day that the scheme gives for it. The register shows the suspension from today, and the credential no longer counts as standing.',
  'step.appeal-lodged': 'appeals against the suspension.',
  'step.appeal-decided': 'hears the appeal: the suspension stands.',
  'why.appeal-decided':
    'Other people hear an appeal than took the decision. The site reads the reasons; the public does not.',
  'step.suspension-lifted': 'lifts the suspension.',
  'step.conformance-confirmed': 'confirms full conformance.',
  'why.conformance-confirmed': 'Every criterion that applies is met and verified now, which is more than a mark asks.',
  'step.assessed-again':
    'begins the next cycle, under version {version} of the scheme; the one before kept to {before}.',
  'why.assessed-again': 'The letter still holds, and the mark stands until a new one takes its place or its own end.',
  'step.answers-confirmed':
    'confirms {confirmed, plural, one {one answer} other {# answers}} of the cycle before as {confirmed, plural, one {it was} other {they were}}; {left, plural, one {one more waits} other {# more wait}} for the same.',
  'why.answers-confirmed':
    'They stand where the scheme says that a criterion asks the same as before. Nothing is taken over unasked.',
  'step.later-change-notified': 'tells of another change, which waits for its answer.',

  'try.promise-left-out': 'signs the letter with one promise left out.',
  'try.rationale-left-out': 'rates criterion {criterion} without saying why.',
  'try.submitted-too-early': 'submits while a criterion is open.',
  'try.conflicted-appointed': 'appoints {assessor}.',
  'try.visited-without-plan': 'visits before the plan is approved.',
  'try.planned-too-late': 'plans an action for a day after the clocks end.',
  'try.own-proposal-confirmed': 'confirms the own proposal.',
  'try.conformance-too-early': 'confirms full conformance.',
  'try.own-decision-heard': 'hears the appeal against the own decision.',
  'try.own-suspension-lifted': 'lifts the own suspension.',
  'try.changed-confirmed': 'confirms the earlier answer for criterion {criterion} as it was.',

  'imported.committed': 'By {date}: letter of commitment signed',
  'imported.self-assessed': 'By {date}: self-assessment finished',
  'imported.under-assessment': 'By {date}: independent assessment under way',
  'imported.awarded': 'By {date}: mark awarded',
  'imported.suspended': 'By {date}: award suspended',
  'imported.withdrawn': 'By {date}: award withdrawn',

  why: 'Why: {reason}',
  refused: 'Refused: {sentence}',
  clocks: 'The days that the scheme sets:',
  clock: 'by {due}: {name}',
  finding: 'Finding: {number} {criterion} ({level})',
  advice: 'What the scheme advises on these ratings:',
  mark: '{mark}, valid until {until}',
  'mark-unlimited': '{mark}; the scheme sets no end',
  'ran-out': '{site}: the clock “{name}” ran out on {due}.',
  'ran-out-finding': '{site}: the clock “{name}” for the finding on criterion {criterion} ran out on {due}.',
  'follows.escalate': 'What follows: it is escalated, and now stands on the list of: {duty}.',
  'follows.notice': 'What follows: this role is told, and need not act: {duty}.',
  'follows.suspend-award': 'What follows: the award is suspended.',
  'follows.lapse': 'What follows: the commitment lapses.',
  'follows.expire-award': 'What follows: the award ends.',
  'follows.none': 'What follows: the scheme calls nobody.',
  expired: '{site}: {mark} has expired. The register shows it from today.',
  'nothing-ran-out': 'Nothing runs out until {until}.',
  'today-is': 'It is now {until}.',
};

const fr: typeof en = {
  'chapter.public-facts': 'Ce que l’on sait publiquement de deux vraies usines de fil machine',
  'chapter.organisations': 'Qui exploite les usines, et qui soutient le programme (fictif à partir d’ici)',
  'chapter.commits': '{site} fait sa demande et s’engage',
  'chapter.letter-accepted': 'Réponse à la lettre de {site}',
  'chapter.self-assessment': 'Phase 1 : {site} s’autoévalue',
  'chapter.assessors': 'Des évaluateurs sont agréés et déclarent leurs intérêts',
  'chapter.appointment': '{site} : un évaluateur est désigné',
  'chapter.fieldwork': '{site}, phase 2 : examen sur dossier et plan d’assurance',
  'chapter.visit': '{site} est visitée',
  'chapter.assessment': '{site} est évaluée',
  'chapter.report-accepted': '{site} : réponse au rapport',
  'chapter.improvement': '{site} s’améliore',
  'chapter.award': 'L’attribution',
  'chapter.verification': 'Chacun vérifie, sans rien demander au registre',
  'chapter.surveillance': '{site} est surveillée pendant la validité de sa marque',
  'chapter.change': '{site} change',
  'chapter.change-answered': '{site} : réponse à l’avis du changement',
  'chapter.suspension': '{site} : la marque est suspendue',
  'chapter.appeal': '{site} forme un recours',
  'chapter.hearing': 'Le recours est examiné',
  'chapter.lifting': '{site} : la marque est rétablie',
  'chapter.again': '{site} est évaluée de nouveau',
  'chapter.clocks-run-out': 'Le temps passe',

  'step.site-filed': 'enregistre {site}.',
  'step.facts-imported':
    'importe {facts, plural, one {un fait public} other {# faits publics}} sur {site}, avec {facts, plural, one {sa source} other {leurs sources}}.',
  'why.facts-imported':
    'Aucune note, aucun constat, aucune personne d’une vraie entreprise n’est inventé ; ce que l’on en sait figure avec sa source.',
  'step.organisation-registered': 'enregistre l’organisation {name}, pour que ses sites figurent ensemble.',
  'step.partner-entered': 'inscrit {name} comme partenaire du programme.',
  'why.partner-entered':
    'Un partenaire soutient publiquement le programme. Il n’est pas évalué, ne porte aucune marque et ne peut en revendiquer aucune.',
  'step.application-submitted': 'demande si le site peut participer.',
  'step.application-answered': 'répond que oui.',
  'why.application-answered':
    'La règle du programme figure à côté de la réponse, avec ses raisons ; qui s’en écarte en donne une.',
  'step.letter-signed': 'signe la lettre d’engagement avec ses {promises} promesses.',
  'why.letter-signed':
    'Désormais ce cycle suit la version {version} du programme (son empreinte commence par {hash}), quoi que disent les suivantes.',
  'step.letter-accepted': 'accepte la lettre et confirme que la personne de contact a été jointe.',
  'why.letter-accepted': 'Les délais commencent alors. Ils comptent à partir du jour de la signature.',
  'step.some-answered': 'répond à {answered} critères sur {criteria} pour la deuxième usine, puis s’arrête.',
  'why.some-answered': 'Ses délais courent quand même.',
  'step.criteria-answered':
    'note {rated} critères, chacun avec sa justification et ses preuves, et dit de {excluded} pourquoi ils sont sans objet.',
  'why.criteria-answered': 'Chaque réponse est enregistrée à part, avec son auteur et son heure.',
  'step.self-assessment-submitted': 'envoie l’autoévaluation des {criteria} critères.',
  'why.self-assessment-submitted': 'Ses réponses sont désormais figées ; l’évaluatrice lira celles-ci.',
  'step.firm-approved': 'agrée le cabinet {firm}.',
  'step.assessor-approved': 'agrée {assessor} comme évaluateur.',
  'step.conflict-declared': 'déclare un conflit d’intérêts avec {site}.',
  'step.no-conflict-declared': 'déclare qu’il n’y en a pas avec {site}.',
  'why.no-conflict-declared': 'Sans déclaration, dans un sens ou dans l’autre, personne ne peut être désigné.',
  'step.assessor-appointed': 'désigne {assessor}.',
  'why.assessor-appointed': 'Agréée, et sans conflit d’intérêts.',
  'step.plan-submitted': 'termine l’examen sur dossier et remet le plan d’assurance.',
  'step.plan-approved': 'approuve le plan et annonce la visite au public.',
  'step.site-visited': 'visite l’usine et enregistre {interviews} entretiens, dont le site ne lit jamais les notes.',
  'step.report-submitted': 'détermine les {criteria} critères et envoie le rapport.',
  'why.report-submitted':
    '{findings, plural, one {Une détermination est} other {# déterminations sont}} à un niveau pour lequel le programme veut un constat :',
  'step.report-accepted': 'accepte le rapport.',
  'step.actions-planned': 'prévoit une action pour {findings, plural, one {le constat} other {chacun des # constats}}.',
  'why.actions-planned': 'Chacune a sa cause, son responsable et un jour que permettent les délais du programme.',
  'step.award-proposed': 'propose ce que le programme conseille.',
  'why.award-proposed':
    'Le conseil se calcule d’après les règles et se montre avec ses raisons ; ce sont des personnes qui décident.',
  'step.award-confirmed': 'confirme la proposition.',
  'why.award-confirmed': 'Deux personnes décident, et aucune n’a évalué le site. La marque est attribuée :',
  'step.credential-issued':
    'émet l’attestation et donne {entries, plural, one {à l’entrée publique sa place} other {aux # entrées publiques leurs places}} dans le journal de transparence.',
  'why.credential-issued':
    'Elle est signée par le registre ; le journal montre pour toujours qu’elle fut émise, et quand.',
  'step.action-reported': 'déclare l’action sur le critère {criterion} comme réalisée, preuves à l’appui.',
  'step.action-verified': 'la vérifie et clôt le constat.',
  'why.action-verified':
    'Seule l’évaluatrice peut clore un constat. {open, plural, =0 {Aucun n’est plus ouvert.} one {Un reste ouvert, et son délai court.} other {# restent ouverts, et leurs délais courent.}}',
  'step.surveillance-recorded': 'visite de nouveau l’usine et consigne la surveillance.',
  'step.change-notified': 'avertit le programme d’un changement important à l’usine.',
  'step.change-answered': 'répond que l’usine doit être évaluée de nouveau.',
  'step.award-suspended': 'suspend la marque.',
  'why.award-suspended':
    'Un constat reste ouvert au-delà du dernier jour que le programme accorde. Le registre montre la suspension dès aujourd’hui, et l’attestation n’est plus en vigueur.',
  'step.appeal-lodged': 'forme un recours contre la suspension.',
  'step.appeal-decided': 'examine le recours : la suspension est maintenue.',
  'why.appeal-decided':
    'Un recours est examiné par d’autres personnes que celles qui ont décidé. Le site en lit les motifs ; le public, non.',
  'step.suspension-lifted': 'lève la suspension.',
  'step.conformance-confirmed': 'confirme la conformité complète.',
  'why.conformance-confirmed':
    'Tout critère applicable est désormais satisfait et vérifié, ce qui est plus que ce que demande une marque.',
  'step.assessed-again':
    'commence le cycle suivant, selon la version {version} du programme ; le précédent suivait {before}.',
  'why.assessed-again':
    'La lettre vaut toujours, et la marque reste en vigueur jusqu’à ce qu’une autre la remplace ou jusqu’à sa fin.',
  'step.answers-confirmed':
    'confirme telles quelles {confirmed, plural, one {une réponse} other {# réponses}} du cycle précédent ; {left, plural, one {une autre attend} other {# autres attendent}} de même.',
  'why.answers-confirmed':
    'Elles valent là où le programme dit qu’un critère demande la même chose qu’avant. Rien n’est repris sans qu’on le dise.',
  'step.later-change-notified': 'signale un autre changement, qui attend sa réponse.',

  'try.promise-left-out': 'signe la lettre en omettant une promesse.',
  'try.rationale-left-out': 'note le critère {criterion} sans dire pourquoi.',
  'try.submitted-too-early': 'envoie alors qu’un critère est ouvert.',
  'try.conflicted-appointed': 'désigne {assessor}.',
  'try.visited-without-plan': 'visite avant que le plan soit approuvé.',
  'try.planned-too-late': 'prévoit une action pour un jour après la fin des délais.',
  'try.own-proposal-confirmed': 'confirme sa propre proposition.',
  'try.conformance-too-early': 'confirme la conformité complète.',
  'try.own-decision-heard': 'examine le recours contre sa propre décision.',
  'try.own-suspension-lifted': 'lève sa propre suspension.',
  'try.changed-confirmed': 'confirme telle quelle la réponse précédente pour le critère {criterion}.',

  'imported.committed': 'Au {date} : lettre d’engagement signée',
  'imported.self-assessed': 'Au {date} : autoévaluation terminée',
  'imported.under-assessment': 'Au {date} : évaluation indépendante en cours',
  'imported.awarded': 'Au {date} : marque attribuée',
  'imported.suspended': 'Au {date} : attribution suspendue',
  'imported.withdrawn': 'Au {date} : attribution retirée',

  why: 'Pourquoi : {reason}',
  refused: 'Refusé : {sentence}',
  clocks: 'Les jours que le programme fixe :',
  clock: 'au plus tard le {due} : {name}',
  finding: 'Constat : {number} {criterion} ({level})',
  advice: 'Ce que le programme conseille pour ces notes :',
  mark: '{mark}, valable jusqu’au {until}',
  'mark-unlimited': '{mark} ; le programme ne fixe pas de fin',
  'ran-out': '{site} : le délai « {name} » est arrivé à échéance le {due}.',
  'ran-out-finding':
    '{site} : le délai « {name} » pour le constat sur le critère {criterion} est arrivé à échéance le {due}.',
  'follows.escalate': 'Suite : le cas remonte et figure maintenant sur la liste de ce rôle : {duty}.',
  'follows.notice': 'Suite : ce rôle est averti, sans avoir à agir : {duty}.',
  'follows.suspend-award': 'Suite : l’attribution est suspendue.',
  'follows.lapse': 'Suite : l’engagement devient caduc.',
  'follows.expire-award': 'Suite : l’attribution prend fin.',
  'follows.none': 'Suite : le programme n’appelle personne.',
  expired: '{site} : {mark} est échue. Le registre le montre dès aujourd’hui.',
  'nothing-ran-out': 'Rien n’arrive à échéance jusqu’au {until}.',
  'today-is': 'Nous sommes maintenant le {until}.',
};

export const storyMessages: Catalogue<keyof typeof en> = { en, fr };

export function isReasoned(step: StoryStep): step is ReasonedStep {
  return `why.${step}` in en;
}
