/** French sentences of the refusals of decisions on an award, of what follows them, and of who must not take them. */
import type { RefusalCode } from '@touchstone/domain';

type DecisionRefusal = Extract<
  RefusalCode,
  `${'award' | 'condition' | 'appeal' | 'conformance' | 'surveillance' | 'change' | 'duty'}.${string}`
>;

export const decisionsInFrench: Readonly<Record<`refusal.${DecisionRefusal}`, string>> = {
  'refusal.award.not-ready': 'L’attribution se décide après que le secrétariat a accepté le rapport d’évaluation.',
  'refusal.award.already-decided': 'Cette attribution est déjà décidée.',
  'refusal.award.already-proposed': 'Une proposition attend sa confirmation. Confirmez-la ou renvoyez-la d’abord.',
  'refusal.award.not-proposed': 'Aucune proposition n’attend ici une deuxième personne.',
  'refusal.award.already-suspended': 'Cette attribution est déjà suspendue.',
  'refusal.award.not-suspended': 'Cette attribution n’est pas suspendue ; il n’y a donc rien à lever.',
  'refusal.award.nothing-against':
    'Aucun constat n’a été vu depuis l’attribution à un niveau qui s’y oppose ; il n’y a donc rien à répondre.',
  'refusal.award.ground-missing': 'Choisissez lequel des motifs du programme fonde cette décision.',
  'refusal.award.no-panel': 'Le programme ne fait pas voter de collège ici. Confirmez la proposition ou renvoyez-la.',
  'refusal.award.already-voted': 'Vous avez déjà voté sur cette proposition.',
  'refusal.award.panel-full': 'Les {size} membres du collège ont voté.',
  'refusal.award.no-quorum':
    'Du collège, {votes, plural, one {un membre a pris part} other {# membres ont pris part}} au vote ; il en faut {quorum}.',
  'refusal.award.not-carried':
    'En l’état, les votes n’approuvent pas cette proposition. Attendez qui n’a pas encore voté, ou renvoyez-la en donnant la raison.',
  'refusal.award.already-recused': 'Vous vous êtes déjà retiré des décisions de ce cycle.',
  'refusal.award.recused': 'Vous vous êtes retiré des décisions de ce cycle. Une autre personne doit le faire.',
  'refusal.award.conflicted':
    'Vous êtes responsable de ce site, vous ou quelqu’un de votre cabinet l’évalue, ou vous avez un lien avec lui. Une autre personne doit décider.',
  'refusal.condition.unknown': 'Cette attribution n’a pas de telle condition. Choisissez-en une de la liste.',
  'refusal.condition.already-fulfilled': 'Il est déjà enregistré que cette condition est remplie.',
  'refusal.appeal.nothing-to-contest':
    'Rien ici ne peut être contesté : aucune attribution n’est refusée, suspendue ou retirée.',
  'refusal.appeal.not-offered': 'Le programme ne connaît pas de recours.',
  'refusal.appeal.too-late': 'Le programme admet un recours jusqu’au {due} ; ce jour est passé.',
  'refusal.appeal.already-lodged': 'Un recours contre cette décision est déjà déposé.',
  'refusal.appeal.already-decided': 'Un recours contre cette décision a été tranché.',
  'refusal.appeal.ground-missing': 'Choisissez lequel des motifs du programme fonde votre recours.',
  'refusal.appeal.not-lodged': 'Aucun recours n’attend ici.',
  'refusal.appeal.same-person':
    'Qui a pris part à la décision n’entend pas le recours contre elle. Une autre personne doit le faire.',
  'refusal.appeal.already-voted': 'Vous avez déjà voté sur ce recours.',
  'refusal.appeal.overtaken': 'Un cycle ultérieur du site a commencé ; cette décision ne peut donc plus être annulée.',
  'refusal.conformance.not-offered': 'Le programme ne connaît pas de confirmation de la pleine conformité.',
  'refusal.conformance.not-met':
    '{count, plural, one {Un critère n’est pas encore satisfait et vérifié} other {# critères ne sont pas encore satisfaits et vérifiés}} : {criteria}. Fermez d’abord ce qui y est ouvert.',
  'refusal.conformance.already-confirmed': 'La pleine conformité a déjà été confirmée le {day}.',
  'refusal.surveillance.day-outside':
    'Ce jour est antérieur à l’attribution ou postérieur à aujourd’hui. Choisissez-en un entre les deux.',
  'refusal.change.future': 'Le changement ne peut pas être dans le futur. Nous sommes le {today}.',
  'refusal.change.unknown-trigger': 'Choisissez un des changements que le programme nomme, ou aucun.',
  'refusal.change.already-waiting': 'Un avis de changement attend déjà sa réponse.',
  'refusal.change.not-waiting': 'Aucun avis de changement n’attend de réponse ici.',
  'refusal.award.not-standing': 'Aucune attribution en vigueur ne figure ici.',
  'refusal.award.no-successor': 'Le cycle nommé n’a donné aucune attribution à ce site.',
  'refusal.award.unknown-mark':
    'Le programme n’offre pas à ce site la marque « {mark} ». Choisissez parmi celles qu’il offre.',
  'refusal.award.state-changed':
    'Quelque chose a changé depuis que vous avez ouvert cette page. Relisez l’avis, puis décidez.',
  'refusal.award.same-person':
    'Qui a proposé une attribution ne peut pas la confirmer. Une autre personne doit le faire.',
  'refusal.award.departure-reason-missing':
    'Ceci s’écarte de l’avis du programme. Donnez la raison en {characters} caractères au moins.',
  'refusal.award.adverse':
    'À rebours de l’avis du programme, aucune marque n’est attribuée tant {count, plural, one {qu’un critère est} other {que # critères sont}} à un niveau qui s’y oppose : {criteria}. Que l’évaluation {count, plural, one {le} other {les}} constate d’abord à un meilleur niveau.',
  'refusal.award.tie-unsaid':
    'Un lien avec ce site est connu de {people}, dont l’évaluation est à la base de ceci. Dites que vous le savez, pour que votre proposition en tienne compte.',
  'refusal.award.tied-since':
    'Depuis que ceci a été proposé, un lien avec ce site est connu de {people}, qui l’a évalué ou a pris part à la décision. Renvoyez la proposition pour cette raison ; la suivante en tiendra compte.',
  'refusal.award.refusal-reason-missing':
    'Donnez la raison pour laquelle aucune marque n’est attribuée ; le site la lira.',
  'refusal.duty.own-case':
    'Vous êtes responsable de ce site ou avez un lien avec lui, ou vous ou quelqu’un de votre cabinet l’évalue ou doit l’évaluer. Une autre personne doit répondre ici.',
  'refusal.duty.same-person':
    'Le programme demande ici une autre personne : {other} et {act} reviennent à deux personnes différentes, et vous avez fait la première de ces choses dans ce cycle.',
};
