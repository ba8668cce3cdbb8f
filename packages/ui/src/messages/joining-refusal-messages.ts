/** French sentences of refusals at the beginning of a cycle: of organisations, partnerships, applications and re-assessments. */
import type { RefusalCode } from '@touchstone/domain';

type Joining = Extract<RefusalCode, `${'organisation' | 'partnership' | 'application' | 'reassessment'}.${string}`>;

export const joiningInFrench: Readonly<Record<`refusal.${Joining}`, string>> = {
  'refusal.organisation.already-registered': 'Cette organisation est déjà enregistrée.',
  'refusal.organisation.name-taken':
    'Une organisation nommée « {name} » est déjà enregistrée dans ce pays. Prenez celle-là, ou distinguez les deux par leur nom.',
  'refusal.organisation.unknown':
    'Il n’y a pas d’organisation à cette adresse. Vérifiez le lien, ou enregistrez-la d’abord.',
  'refusal.organisation.not-yours':
    'Seuls ceux qui tiennent la fiche de cette organisation et le secrétariat peuvent changer cela. Adressez-vous au secrétariat.',
  'refusal.organisation.too-many-keepers':
    'La fiche d’une organisation est tenue par {most} personnes au plus. Retirez-la d’abord à l’une d’elles.',
  'refusal.organisation.already-keeper': 'Le compte {email} tient déjà la fiche de cette organisation.',
  'refusal.organisation.not-keeper': 'Ce compte ne tient pas la fiche de l’organisation.',
  'refusal.organisation.last-keeper':
    'Une organisation dont des personnes tiennent la fiche en garde au moins une. Invitez d’abord quelqu’un d’autre.',
  'refusal.organisation.no-contact':
    'Nommez quelqu’un dans l’organisation à qui le programme peut écrire, avec une adresse électronique.',
  'refusal.partnership.stands': 'Cette organisation est déjà partenaire du programme.',
  'refusal.partnership.none': 'Cette organisation n’est pas partenaire du programme ; il n’y a rien à terminer.',
  'refusal.partnership.no-scheme': 'Choisissez un programme publié ici ; « {scheme} » n’en est pas un.',
  'refusal.partnership.future': 'Le jour ne peut pas être dans le futur. Nous sommes le {today}.',
  'refusal.partnership.before-begin':
    'Un partenariat ne peut pas finir avant d’avoir commencé, le {begun}. Choisissez ce jour ou un jour ultérieur.',
  'refusal.application.not-a-site':
    'Une organisation n’est pas évaluée, ses sites le sont. Enregistrez le site et faites la demande pour lui.',
  'refusal.application.open': 'Une demande ou un cycle de ce site est déjà en cours. Un site n’en a qu’un à la fois.',
  'refusal.application.not-asked': 'Ce programme ne prend pas de demandes. Signez la lettre d’engagement.',
  'refusal.application.open-question':
    'Répondez à cette question par l’une des réponses proposées ; la participation du site en dépend.',
  'refusal.application.not-waiting': 'Aucune demande n’attend de réponse ici.',
  'refusal.application.own-site':
    'Vous êtes responsable de ce site ; quelqu’un d’autre au secrétariat répond à sa demande.',
  'refusal.application.reason-missing':
    'Donnez la raison : pour un pilote, pour un refus, et pour tout ce qui s’écarte de la règle du programme.',
  'refusal.application.pilot-only':
    'Cette version ne connaît pas de sites de ce type. Répondez qu’il peut participer à titre pilote, ou pas.',
  'refusal.application.nothing-open': 'Aucune demande n’est ouverte ici qui pourrait être reprise.',
  'refusal.application.no-letter':
    'Aucune lettre d’engagement n’est encore signée ici, et tout le reste vient après elle.',
  'refusal.application.needed':
    'Ce programme veut une demande avant la lettre d’engagement. Faites d’abord une demande.',
  'refusal.application.unanswered':
    'La demande de ce site n’a pas encore de réponse. La lettre d’engagement est signée après la réponse.',
  'refusal.application.not-eligible':
    'Le secrétariat a répondu que ce site ne peut pas participer ; aucune lettre ne peut être signée. Refaites une demande si cela change.',
  'refusal.application.rule-against':
    'La règle du programme n’admet pas ce site. Faites une demande, pour que le secrétariat puisse répondre.',
  'refusal.application.overtaken':
    'Le site ou la version du programme a changé après la réponse à la demande. Refaites une demande.',
  'refusal.application.answered-before':
    'Ceci a été répondu avec la demande, sur laquelle repose la réponse du secrétariat. Laissez-le de côté.',
  'refusal.reassessment.under-way': 'Un cycle de ce site est déjà en cours. Menez d’abord celui-là à son terme.',
  'refusal.reassessment.not-latest':
    'Ce n’est pas le dernier cycle du site. Ouvrez le dernier et commencez à partir de lui.',
  'refusal.reassessment.no-letter':
    'Aucune lettre d’engagement acceptée de ce site ne figure ici. Faites-en signer une ; cela aussi commence un cycle.',
  'refusal.reassessment.no-scheme':
    'Aucune version du programme n’est en vigueur aujourd’hui ; personne ne peut donc être évalué selon elle.',
  'refusal.reassessment.not-eligible':
    'La version du programme qui est en vigueur n’a pas de marque pour un site de ce type.',
  'refusal.reassessment.unlisted-type':
    'La version du programme qui est en vigueur ne connaît pas de sites de ce type ; ce site est donc évalué de nouveau à titre pilote, ou pas. Adressez-vous au secrétariat, qui peut commencer le cycle.',
};
