/**
 * French sentences of the refusal register. The English ones stand in the register itself, beside the rule that refuses;
 * a code without its French sentence here does not compile.
 */
import type { RefusalCode } from '@touchstone/domain';
import { fr as tables } from './table-refusal-messages.ts';
import { requestsInFrench } from './request-refusal-messages.ts';
import { decisionsInFrench } from './decision-refusal-messages.ts';
import { joiningInFrench } from './joining-refusal-messages.ts';

export const fr: Readonly<Record<`refusal.${RefusalCode}`, string>> = {
  ...decisionsInFrench,
  ...joiningInFrench,
  ...requestsInFrench,
  'refusal.access.sign-in-needed': 'Connectez-vous d’abord.',
  'refusal.access.duty-missing':
    'Il faut pour cela le rôle « {duty} », que votre compte n’a pas. Demandez-le au secrétariat, ou à qui exploite cette installation.',
  'refusal.access.not-your-site':
    'Seule une personne responsable de ce site peut le faire. Adressez-vous à la personne de contact du site.',
  'refusal.access.not-your-engagement': 'Seul l’évaluateur désigné pour cette évaluation peut le faire.',
  'refusal.access.unknown-account':
    'Aucun compte n’a l’adresse électronique {email}. Demandez à la personne d’en créer un, puis réessayez.',
  'refusal.access.wrong-password':
    'Cette adresse électronique et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou créez un compte.',
  'refusal.access.short-password': 'Choisissez un mot de passe d’au moins {characters} caractères.',
  'refusal.access.account-exists':
    'Un compte a déjà cette adresse électronique, ou ce n’en est pas une. Connectez-vous plutôt.',
  'refusal.access.foreign-form':
    'Ce formulaire a été envoyé depuis un autre site. Ouvrez la page ici et envoyez-le de nouveau.',
  'refusal.access.too-often': 'Trop d’essais. Attendez {seconds} secondes, puis réessayez.',
  'refusal.access.other-stream': 'Les fonctions de ce compte se trouvent dans le flux {stream}. Nommez celui-là.',
  'refusal.access.already-granted': 'Ce compte a déjà ce rôle.',
  'refusal.access.not-granted': 'Ce compte n’a pas ce rôle.',
  'refusal.access.own-duty':
    'Personne ne se retire son propre rôle d’exploitant. Un autre exploitant le fait, ou la personne au terminal de l’installation.',
  'refusal.cycle.unknown': 'Il n’y a pas de cycle à cette adresse, ou il n’a pas commencé. Vérifiez le lien.',
  'refusal.scheme.already-published': 'Cette version exacte est déjà publiée.',
  'refusal.scheme.version-taken':
    'La version {version} de {scheme} est publiée avec un autre contenu. Donnez une nouvelle version au contenu modifié.',
  'refusal.scheme.not-compiled':
    'Ce n’est pas une version compilée d’un programme. Compilez-la avec « touchstone scheme check ».',
  'refusal.site.already-filed': 'Ce site est déjà enregistré.',
  'refusal.site.unknown-type': 'Choisissez un type de site connu d’un programme publié ; « {siteType} » ne l’est pas.',
  'refusal.site.unknown-metal': 'Choisissez des métaux connus d’un programme publié ; « {metal} » ne l’est pas.',
  'refusal.site.unknown': 'Il n’y a pas de site à cette adresse. Vérifiez le lien, ou cherchez dans le registre.',
  'refusal.site.bad-coordinates':
    'Donnez une latitude de −90 à 90 et une longitude de −180 à 180, en degrés, par exemple 45,76.',
  'refusal.site.bad-capacity': 'Donnez une capacité supérieure à zéro, ou laissez vides la capacité et son unité.',
  'refusal.site.unchanged': 'Rien ne diffère de ce qui est déjà enregistré. Modifiez d’abord un champ.',
  'refusal.site.too-many-people':
    'Au plus {most} personnes sont responsables d’un site. Retirez d’abord cette responsabilité à quelqu’un d’autre.',
  'refusal.site.already-responsible': 'Le compte {email} est déjà responsable de ce site.',
  'refusal.site.assessor-appointed':
    'Le compte {email} est celui de l’évaluateur de ce site, qui doit rester indépendant. Invitez quelqu’un d’autre.',
  'refusal.site.not-responsible': 'Ce compte n’est pas responsable du site.',
  'refusal.site.last-responsible':
    'Un site garde au moins une personne responsable. Invitez d’abord quelqu’un d’autre.',
  'refusal.site.unknown-operator':
    'Il n’y a pas de telle organisation. Choisissez-en une dans la liste, enregistrez-la, ou écrivez le nom de l’exploitant.',
  'refusal.evidence.already-added': 'Cette preuve est déjà enregistrée.',
  'refusal.evidence.file-missing':
    'Aucun fichier n’est arrivé, ou il était vide. Choisissez le fichier et renvoyez-le.',
  'refusal.evidence.future':
    'Une preuve parle d’un jour déjà venu. Nous sommes le {today} ; choisissez ce jour ou un jour antérieur.',
  'refusal.evidence.ends-before':
    'Le dernier jour de validité précède le jour dont parle la preuve. Corrigez l’un des deux.',
  'refusal.evidence.unknown': 'Une des preuves n’est pas enregistrée pour ce site. Ajoutez-la d’abord, puis citez-la.',
  'refusal.evidence.too-large': 'Le fichier dépasse {megabytes} Mo. Envoyez un fichier plus petit, ou divisez-le.',
  'refusal.assessor.already-approved': 'Cette personne figure déjà au registre des évaluateurs.',
  'refusal.assessor.unknown': 'Choisissez un évaluateur dans le registre.',
  'refusal.assessor.own-entry':
    'Personne ne se prononce sur sa propre inscription comme évaluateur. Demandez à une autre personne du secrétariat de le faire.',
  'refusal.firm.already-approved': 'Ce cabinet figure déjà au registre.',
  'refusal.firm.own-entry':
    'Personne d’un cabinet ne se prononce sur l’inscription de celui-ci. Demandez à une autre personne du secrétariat de le faire.',
  'refusal.firm.unknown-operator':
    'Cette organisation n’existe pas. Choisissez-en une dans la liste, ou enregistrez d’abord l’exploitant.',
  'refusal.firm.tie-ends-first':
    'Un lien ne peut pas avoir pris fin avant d’avoir commencé. Corrigez l’une des deux dates.',
  'refusal.firm.tie-in-future':
    'Un lien ne peut pas avoir commencé ou pris fin dans l’avenir. Nous sommes le {today} ; laissez le dernier jour vide tant qu’il dure.',
  'refusal.firm.no-such-tie': 'Aucun lien de ce genre du cabinet ne figure au registre.',
  'refusal.firm.unknown': 'Choisissez un cabinet du registre. S’il n’y figure pas, agréez-le d’abord.',
  'refusal.assessor.own-firm':
    'Personne d’un cabinet ne se prononce sur l’inscription de ses membres. Demandez à une personne du secrétariat qui n’en fait pas partie de le faire.',
  'refusal.assessor.unknown-scope':
    'Aucun programme publié ne connaît {dimension, select, metals {le métal} siteTypes {le type de site} other {le programme}} « {word} ». Choisissez parmi ceux qui sont connus ici.',
  'refusal.assessor.ends-before':
    'Un agrément commence aujourd’hui, le {today}, et ne peut avoir pris fin avant. Donnez ce jour, un jour plus tardif ou aucun.',
  'refusal.assessor.suspended':
    'L’agrément de {name} est suspendu. Choisissez quelqu’un d’autre, ou attendez la levée de la suspension.',
  'refusal.assessor.not-suspended': 'L’agrément de {name} n’est pas suspendu.',
  'refusal.assessor.expired':
    'L’agrément de {name} a pris fin le {until}. Renouvelez-le, ou choisissez quelqu’un d’autre.',
  'refusal.assessor.competence-expired':
    'Une compétence de {name} n’est plus valable depuis le {until} : {competence}. Renouvelez-la, ou choisissez quelqu’un d’autre.',
  'refusal.assessor.competence-missing':
    'Le programme demande aux évaluateurs la compétence « {competence} », dont {name} n’a pas d’enregistrement. Enregistrez-la, ou choisissez quelqu’un d’autre.',
  'refusal.assessor.out-of-scope':
    'L’agrément de {name} ne couvre pas {dimension, select, metals {le métal} siteTypes {le type de site} schemes {le programme} languages {la langue} other {le pays}} « {wanted} ». Choisissez quelqu’un d’autre, ou élargissez l’agrément.',
  'refusal.independence.already-declared':
    'Cette déclaration est faite et ne change plus. Faites-en une nouvelle ; la dernière compte.',
  'refusal.independence.reason-missing': 'Dites quel est le conflit d’intérêts, ou en quoi consiste le lien.',
  'refusal.independence.end-without-tie':
    'Ce jour met fin à un lien qui n’est pas choisi. Choisissez aussi le lien, ou effacez le jour.',
  'refusal.independence.future':
    'Un lien ne peut pas avoir pris fin dans le futur. Nous sommes le {today} ; laissez le jour vide tant qu’il dure.',
  'refusal.assessor.no-declaration':
    '{name} n’a pas encore déclaré s’il y a un conflit d’intérêts avec ce site. Demandez d’abord la déclaration.',
  'refusal.assessor.conflict':
    '{name} a un conflit d’intérêts avec ce site et ne peut pas l’évaluer. Désignez quelqu’un d’autre.',
  'refusal.assessor.tie':
    '{name} a un lien avec ce site ({tie, select, employment {emploi} advice {conseil} ownership {propriété} other {famille}}) et ne peut pas l’évaluer. Désignez quelqu’un d’autre.',
  'refusal.assessor.firm-tie':
    'Le cabinet de {name} est lié à l’exploitant de ce site ({tie, select, advice {il le conseille} other {l’un possède l’autre}}), si bien qu’aucun de ses membres ne peut l’évaluer. Désignez quelqu’un d’un autre cabinet.',
  'refusal.assessor.cooling-off':
    'Un lien de {name}, ou de son cabinet, avec ce site ({tie, select, employment {emploi} advice {conseil} ownership {propriété} other {famille}}) a pris fin depuis trop peu de temps. Il ne comptera plus à partir du {until}.',
  'refusal.assessor.rotation':
    '{name} a évalué ce site pendant {cycles, plural, one {un cycle} other {# cycles}} de suite ; le programme demande alors une autre personne.',
  'refusal.assessment.other-day':
    'La visite enregistrée s’est terminée le {day}. Donnez ce jour, ou corrigez l’enregistrement de la visite.',
  'refusal.assessment.section-missing': 'Le programme demande cette partie du rapport. Rédigez-la.',
  'refusal.assessment.unknown-section': 'Le rapport du programme n’a pas de partie « {section} ».',
  'refusal.desk-review.already-completed': 'L’examen sur dossier est déjà terminé.',
  'refusal.desk-review.not-completed':
    'Le programme demande d’abord un examen sur dossier de l’autoévaluation. Terminez-le, puis continuez.',
  'refusal.assurance-plan.days-reversed': 'La visite ne peut pas finir avant de commencer. Vérifiez les deux jours.',
  'refusal.assurance-plan.past':
    'Une visite se planifie pour des jours à venir ; nous sommes le {today}. Si une visite a pris d’autres jours que prévu, changez le plan en conséquence, et si elle n’a pris aucun des jours prévus, dites-le dans le plan. Aucun ne précède la lettre d’engagement.',
  'refusal.assurance-plan.not-over':
    'Une visite qui a eu lieu est terminée ; nous sommes le {today}. Choisissez des jours jusqu’à aujourd’hui, ou ne dites pas qu’elle a eu lieu.',
  'refusal.assurance-plan.part-missing': 'Le programme demande cette partie du plan. Remplissez-la.',
  'refusal.assurance-plan.change-missing':
    'Un plan de cette visite était en vigueur. Dites ce qui change et pourquoi ; il attend alors une nouvelle approbation, là où le programme en demande une.',
  'refusal.assurance-plan.scan-open':
    'Saisissez ce que la revue de presse a trouvé, une entrée pour chaque chose, ou dites qu’elle n’a rien trouvé.',
  'refusal.assurance-plan.scan-contradicted':
    'Des entrées disent ce que la revue de presse a trouvé. Retirez-les, ou ne dites pas qu’elle n’a rien trouvé.',
  'refusal.assurance-plan.future-item': 'Rien d’un jour à venir ne peut avoir été trouvé. Nous sommes le {today}.',
  'refusal.assurance-plan.nobody-consulted':
    'Le programme demande qui vous consultez en plus des personnes du site. Saisissez au moins une partie prenante.',
  'refusal.assurance-plan.day-outside':
    'La visite dure du {visitFrom} au {visitUntil}. Choisissez l’un de ses jours, ou laissez ce champ vide.',
  'refusal.assurance-plan.unknown-group': 'Le programme ne nomme pas de groupe « {group} » à entendre.',
  'refusal.assurance-plan.sample-too-small':
    'Le programme demande d’entendre au moins {atLeast} personnes du groupe « {group} ».',
  'refusal.assurance-plan.not-submitted': 'Aucun plan d’assurance n’attend de réponse ici.',
  'refusal.assurance-plan.not-ready':
    'Le plan d’assurance vient d’abord, et son approbation par le secrétariat là où le programme la demande.',
  'refusal.visit.already-announced': 'La visite est déjà annoncée pour ces jours.',
  'refusal.visit.notice-late':
    'Les jours de ce plan ont pris fin le {visitUntil}, et le public est informé avant une visite. Renvoyez le plan, pour que l’équipe prévoie des jours à venir. Seule une visite qui a été annoncée peut avoir d’autres jours annoncés après coup.',
  'refusal.visit.announced-otherwise':
    'Le public connaît d’autres jours que ceux du plan actuel. Le secrétariat annonce la visite de nouveau, puis elle est enregistrée.',
  'refusal.visit.not-announced': 'Le programme demande d’abord une annonce au public. Le secrétariat la fait.',
  'refusal.visit.not-recorded': 'Le programme demande une visite du site. Enregistrez d’abord ses jours.',
  'refusal.visit.meeting-missing':
    'Le programme demande {meeting, select, opening {une réunion d’ouverture} closing {une réunion de clôture} other {une réunion d’ouverture et une réunion de clôture}} lors de la visite. Ajoutez {meeting, select, both {leurs jours} other {son jour}} à l’enregistrement de la visite.',
  'refusal.visit.day-outside':
    'Ce jour est antérieur à la lettre d’engagement ou postérieur à aujourd’hui. Choisissez-en un entre les deux.',
  'refusal.visit.days-reversed': 'La visite ne peut pas finir avant de commencer. Vérifiez les deux jours.',
  'refusal.visit.not-planned':
    'La visite était prévue du {visitFrom} au {visitUntil}. Si elle a pris d’autres jours, la personne responsable de l’équipe change d’abord le plan ; il est alors approuvé et annoncé de nouveau, comme le programme le demande.',
  'refusal.visit.meeting-outside':
    'La visite a duré du {firstDay} au {lastDay}. Choisissez l’un de ses jours. Une réunion d’un autre jour, par vidéo par exemple, se raconte dans le texte sur les réunions.',
  'refusal.visit.meetings-reversed':
    'La réunion de clôture ne peut pas précéder la réunion d’ouverture. Vérifiez les deux jours.',
  'refusal.interview.unknown-group': 'Le programme ne nomme pas de groupe « {group} » à entendre.',
  'refusal.interview.too-few':
    'Le programme demande d’entendre au moins {atLeast} personnes du groupe « {group} » ; {number} sont enregistrées.',
  'refusal.desk-review.return-waits': 'Le renvoi de l’autoévaluation est déjà demandé, et attend le secrétariat.',
  'refusal.desk-review.no-return-asked': 'Aucune demande de renvoi de l’autoévaluation n’attend ici.',
  'refusal.exclusion.not-asked': 'Le programme ne demande à personne de confirmer ce qui est non applicable.',
  'refusal.exclusion.own-team':
    'Qui fait partie de l’équipe ne peut pas confirmer ce qu’elle a déterminé. Une autre personne doit répondre.',
  'refusal.exclusion.none': 'Le critère {criterion} n’est pas déterminé comme non applicable.',
  'refusal.exclusion.answered': 'Cette réponse a déjà été donnée pour le critère {number}.',
  'refusal.exclusion.undecided':
    '{count, plural, one {Un critère non applicable attend} other {# critères non applicables attendent}} d’abord une réponse, à commencer par {first}. Confirmez ou refusez chacun, puis acceptez le rapport.',
  'refusal.exclusion.declined':
    'Que le critère {number} soit non applicable a été refusé. Renvoyez le rapport, pour qu’il soit déterminé de nouveau.',
  'refusal.exclusion.stands-declined':
    'Que le critère {number} soit non applicable a été refusé. Déterminez-le de nouveau, avec un niveau ou avec un meilleur motif.',
  'refusal.disagreement.too-early':
    'Les évaluations peuvent être contestées une fois que le secrétariat a accepté le rapport.',
  'refusal.assessment.named-twice': 'Une personne ne figure qu’une fois dans l’équipe. Retirez l’une des deux.',
  'refusal.assessment.no-proposal': 'Aucune équipe proposée n’attend de réponse ici.',
  'refusal.assessment.not-on-team': 'Choisissez quelqu’un de l’équipe de cette évaluation.',
  'refusal.assessment.lead-needed':
    'La personne responsable de l’équipe répond du rapport. Choisissez qui lui succède.',
  'refusal.assessment.conflicted':
    'Un conflit d’intérêts ou un lien vous empêche d’évaluer ce site et de lire ce que contient son dossier. Le secrétariat vous remplace dans l’équipe.',
  'refusal.assessment.not-approved':
    '{lack, select, suspended {L’agrément de {name} est suspendu} expired {L’agrément de {name} a pris fin le {until}} competence {Une compétence de {name} a expiré le {until} ({competence})} missing {Le programme demande aux évaluateurs une compétence que {name} n’a pas au registre ({competence})} other {L’agrément de {name} ne couvre pas {dimension, select, metals {le métal} siteTypes {le type de site} schemes {le programme} languages {la langue} other {le pays}} « {wanted} »}}. Tant que cela dure, vous ne pouvez ni agir pour l’équipe ni lire ce que contient le dossier. Le secrétariat le renouvelle ou désigne quelqu’un pour vous succéder ; ce que vous avez fait avant reste consigné.',
  'refusal.assessment.not-the-lead': 'Seule la personne responsable de l’équipe peut le faire. Demandez-le-lui.',
  'refusal.commitment.open-cycle':
    'Une lettre d’engagement est déjà signée pour ce site. Un site n’a qu’un cycle ouvert à la fois.',
  'refusal.commitment.no-scheme':
    'Aucune version de ce programme n’était en vigueur le {day}. Choisissez un autre programme ou un autre jour.',
  'refusal.commitment.site-not-eligible':
    'Le programme n’admet pas les sites de ce type. Choisissez un autre programme.',
  'refusal.commitment.no-mark':
    'Le programme n’a de marque pour aucun métal de ce site. Choisissez un autre programme.',
  'refusal.commitment.future': 'Le jour de la signature ne peut pas être à venir. Nous sommes le {today}.',
  'refusal.commitment.promise-missing':
    'Une lettre d’engagement donne toutes les promesses. Confirmez {missing, plural, one {celle qui manque} other {les # qui manquent}}.',
  'refusal.commitment.not-waiting': 'Aucune lettre signée n’attend de réponse ici.',
  'refusal.commitment.contact-not-confirmed':
    'Confirmez que la personne de contact a été jointe, ou renvoyez la lettre en donnant la raison.',
  'refusal.commitment.award-stands':
    'Tant qu’une attribution de ce cycle est en vigueur, l’engagement tient. Demandez aux décideurs du programme de la retirer.',
  'refusal.commitment.ended':
    'L’engagement a pris fin, et ce cycle avec lui. Une nouvelle lettre d’engagement en ouvre un autre.',
  'refusal.commitment.decided': 'Ce cycle est décidé ; il n’y a plus d’engagement à y retirer.',
  'refusal.history.not-imported':
    'Ce site a son propre cycle dans ce registre ; le passé n’est importé que là où il n’y en a pas.',
  'refusal.history.known-before':
    'La source est du {knownOn} et ne peut pas dire ce qui s’est passé plus tard. Corrigez l’un des deux jours.',
  'refusal.history.award-before-letter':
    'L’attribution est antérieure à la lettre d’engagement du {signedOn}. Corrigez l’un des deux jours.',
  'refusal.history.ends-before-award':
    'L’attribution est du {awardedOn} ; elle ne peut pas avoir pris fin avant. Corrigez l’un des deux jours.',
  'refusal.history.no-award-day':
    'Ce qui est dit d’une attribution demande le jour où elle a été prononcée. Donnez ce jour, ou omettez le reste.',
  'refusal.history.mark-not-held':
    'Une fin est donnée pour « {mark} », qui n’est pas parmi les marques attribuées. Nommez-la parmi elles, ou retirez sa fin.',
  'refusal.history.mark-twice': 'Deux fins sont données pour « {mark} ». Gardez-en une.',
  'refusal.history.no-standing-day': 'Dites depuis quand l’attribution est suspendue ou retirée.',
  ...tables,
  'refusal.history.unknown-version':
    'Aucune version « {version} » de ce programme n’est publiée ici. Choisissez une version publiée, ou publiez-la d’abord.',
  'refusal.history.no-version':
    'Aucune version de ce programme n’était en vigueur le {day}. Dites quelle version la source nomme.',
  'refusal.history.future':
    'Un fait ne peut pas être connu d’une source datée d’un jour à venir. Nous sommes le {today}.',
  'refusal.scope.unknown-question': 'Le programme ne pose pas la question « {question} ». Retirez cette réponse.',
  'refusal.scope.open-question':
    'Répondez à cette question par une des réponses proposées ; le programme choisit les critères d’après elle.',
  'refusal.scope.not-yours':
    'Le programme ne demande à personne ayant votre rôle dans ce cycle de confirmer une réponse au sujet du site.',
  'refusal.scope.somebody-elses':
    'Cette réponse est confirmée par « {duty} ». Laissez-la telle quelle et dites-leur ce que vous avez constaté.',
  'refusal.scope.reason-missing': 'Dites pourquoi une réponse du site est corrigée.',
  'refusal.scope.frozen': 'Le rapport d’évaluation s’appuie sur ces réponses ; elles ne peuvent plus être corrigées.',
  'refusal.scope.unconfirmed': 'Le programme veut que vous confirmiez d’abord les réponses du site à ses questions.',
  'refusal.rating.unknown-criterion':
    'Le programme n’a pas de critère « {criterion} » qui s’applique à ce site. Choisissez-en un dans la liste des critères.',
  'refusal.rating.unknown-level':
    'Choisissez un des niveaux que le programme prévoit pour {of, select, requirement {l’exigence} other {le critère}} {number}.',
  'refusal.rating.rationale-missing':
    'Dites pourquoi {of, select, requirement {l’exigence} other {le critère}} {number} est à ce niveau ; le programme demande une justification.',
  'refusal.rating.evidence-missing': 'Citez au moins une preuve ; le programme la demande à ce niveau.',
  'refusal.rating.always-applies':
    'Le programme n’admet pas « sans objet » pour {of, select, requirement {l’exigence} other {le critère}} {number}. Choisissez plutôt un niveau.',
  'refusal.rating.incomplete':
    '{missing, plural, one {Un critère n’a pas encore de note} other {# critères n’ont pas encore de note}} ; le premier est {first}. Notez chaque critère, puis envoyez.',
  'refusal.rating.requirements-unrated':
    'Le programme ne fait pas noter une à une les exigences du critère {number}. Ne les envoyez pas.',
  'refusal.rating.unknown-requirement':
    'Le critère {number} n’a pas d’exigence « {requirement} » qui s’applique à ce site. Choisissez-en une sur sa page.',
  'refusal.rating.reason-missing': 'Dites pourquoi l’exigence {number} ne s’applique pas à ce site.',
  'refusal.rating.requirements-incomplete':
    '{missing, plural, one {Une exigence du critère {number} n’a} other {# exigences du critère {number} n’ont}} pas encore de niveau ; la première est {first}. Notez chacune, puis envoyez.',
  'refusal.rating.none':
    'Le critère « {criterion} » n’a pas encore de note, ou il ne vous appartient pas de la lire. Pour le noter, nommez la version 0.',
  'refusal.self-assessment.not-open': 'L’autoévaluation s’ouvre quand le secrétariat a accepté la lettre d’engagement.',
  'refusal.self-assessment.with-site':
    'L’autoévaluation est retournée au site. Le rapport pourra être envoyé une fois les réponses revenues.',
  'refusal.self-assessment.not-submitted': 'Aucune autoévaluation envoyée n’est ici à renvoyer.',
  'refusal.self-assessment.reported':
    'Le rapport d’évaluation s’appuie sur cette autoévaluation ; elle ne peut plus être renvoyée.',
  'refusal.self-assessment.unconfirmed':
    '{waiting, plural, one {Une réponse du cycle précédent attend d’être confirmée ou changée} other {# réponses du cycle précédent attendent d’être confirmées ou changées}} ; la première est celle du critère {first}. Rien n’est repris sans votre parole.',
  'refusal.self-assessment.nothing-before':
    'Le cycle précédent n’a pas de réponse qui mène au critère {number}. Répondez sans citer de réponse antérieure.',
  'refusal.self-assessment.not-confirmable':
    'Le critère {number} ne peut être confirmé tel quel : ce qu’il demande a changé, ou ses niveaux ou leurs exigences ont changé. Ouvrez-le et répondez-y à part.',
  'refusal.self-assessment.answered-already': 'Le critère {number} a déjà une réponse. Ouvrez-le pour la changer.',
  'refusal.self-assessment.frozen': 'L’autoévaluation a été envoyée le {day} et ne peut plus être modifiée.',
  'refusal.assessment.not-ready': 'Un évaluateur est désigné après que le site a envoyé son autoévaluation.',
  'refusal.assessment.already-appointed': 'Un évaluateur est déjà désigné pour ce site.',
  'refusal.assessment.not-appointed': 'Aucun évaluateur n’est encore désigné. Désignez-en un d’abord.',
  'refusal.assessment.frozen': 'Le rapport est envoyé et ne peut pas être modifié, sauf si le secrétariat le renvoie.',
  'refusal.assessment.not-submitted': 'Aucun rapport d’évaluation n’attend de réponse ici.',
  'refusal.assessment.future': 'La visite du site ne peut pas être à venir. Nous sommes le {today}.',
  'refusal.assessment.before-self-assessment':
    'La visite du site ne peut pas précéder la signature de la lettre d’engagement, le {day}.',
  'refusal.improvement.unknown-finding':
    'Il n’y a pas de constat ouvert de ce nom. Choisissez-en un dans le plan d’amélioration.',
  'refusal.improvement.not-open':
    'Les constats reçoivent un plan après que le secrétariat a accepté le rapport d’évaluation.',
  'refusal.improvement.too-late':
    'Le programme le demande au plus tard le {due}. Choisissez ce jour ou un jour antérieur.',
  'refusal.improvement.past': 'Le jour ne peut pas être passé. Nous sommes le {today}.',
  'refusal.improvement.not-planned': 'Prévoyez d’abord l’action, puis déclarez qu’elle est faite.',
  'refusal.improvement.not-reported':
    'Le site n’a pas encore déclaré l’action comme faite ; il n’y a donc rien à vérifier.',
  'refusal.finding.not-closed': 'Ce constat est ouvert ; il ne peut pas être rouvert.',
  'refusal.improvement.reported-already':
    'C’est déclaré comme fait et l’évaluateur doit le vérifier. Retirez d’abord la déclaration, en disant pourquoi.',
  'refusal.improvement.method-missing':
    'Ce niveau clôt le constat. Dites si vous l’avez vérifié à distance ou sur place.',
  'refusal.improvement.method-other':
    'Le programme demande une vérification {asked, select, remote {à distance} other {sur place}}. Vérifiez ainsi, puis dites-le.',
  'refusal.improvement.evidence-missing':
    'Le programme demande une preuve de ce qui est clos, et le site n’en a cité aucune. Citez ce que vous avez vu, ou laissez le site le déclarer de nouveau avec une preuve.',
  'refusal.improvement.no-report': 'Rien n’est déclaré comme fait ici ; il n’y a pas de déclaration à retirer.',
  'refusal.finding.award-refused':
    'L’attribution a été refusée sur cette évaluation ; ses constats restent tels qu’on en a décidé.',
  'refusal.finding.level-closes':
    'À ce niveau, le programme ne demande pas d’amélioration ; il n’y a rien à rouvrir. Choisissez-en un autre.',
  'refusal.action.unknown': 'Ce plan n’a plus d’action « {action} ». Choisissez-en une sur la page du constat.',
  'refusal.action.verified-already':
    'L’évaluateur a vérifié cette action ; elle reste comme elle est. Prévoyez-en une autre.',
  'refusal.action.too-many': 'Un constat prend {max} actions au plus. Modifiez-en une.',
  'refusal.action.last': 'C’est la seule action du plan. Prévoyez-en d’abord une autre.',
  'refusal.action.not-done': 'Le site n’a pas déclaré cette action réalisée ; il n’y a donc rien à vérifier.',
  'refusal.clock.not-run-out': 'Ce délai n’était pas écoulé le {asOf}.',
  'refusal.clock.cycle-ended': 'Ce cycle a pris fin, et ses délais avec lui.',
  'refusal.clock.already-reached': 'L’écoulement de ce délai est déjà enregistré.',
  'refusal.clock.unknown': 'Il n’y a pas de délai « {clock} » ici. Choisissez-en un dans la liste des délais.',
  'refusal.clock.fixed': 'Le programme ne permet à personne de le faire pour ce délai ; sa date reste.',
  'refusal.clock.right-unset':
    'Le programme ne dit pas qui peut le faire pour ce délai ; personne ne le peut tant qu’il ne le dit pas.',
  'refusal.clock.not-yours':
    'Le programme le confie au rôle « {duty} », que vous n’avez pas dans ce cycle. Adressez-vous à qui l’a.',
  'refusal.clock.reason-too-short': 'Le programme demande une raison d’au moins {min} caractères. Dites-en plus.',
  'refusal.clock.not-running': 'Ce délai n’a pas encore de date, car ce dont il part n’a pas eu lieu.',
  'refusal.clock.met': 'Ce que ce délai attend a eu lieu ; sa date n’importe plus.',
  'refusal.clock.ran-out':
    'Ce délai s’est écoulé le {due}. Il fallait le déplacer avant ; ce que le programme en dit s’ensuit.',
  'refusal.clock.not-later': 'L’échéance est déjà le {due}. Choisissez un jour plus tardif.',
  'refusal.clock.beyond-bound': 'Le programme ne laisse pas ce délai aller au-delà du {bound}.',
  'refusal.clock.is-paused': 'Ce délai est suspendu depuis le {day}. Faites-le d’abord reprendre.',
  'refusal.clock.not-paused': 'Ce délai n’est pas suspendu.',
  'refusal.clock.ends-award':
    'Ce délai met fin à une attribution, dont l’attestation signée donne la date. Renouvelez plutôt l’attribution.',
  'refusal.credential.no-award': 'Une attestation est émise pour une attribution en vigueur ; il n’y en a pas ici.',
  'refusal.credential.already-issued': 'L’attestation de cette attribution est déjà émise.',
  'refusal.credential.unknown':
    'Il n’y a pas d’attestation à cette adresse. Elle est émise dans la minute qui suit une attribution ; vérifiez le lien.',
  'refusal.scheme.unknown': 'Aucune version de programme ayant cette empreinte n’est publiée ici. Vérifiez le lien.',
  'refusal.log.empty': 'Le journal n’a pas encore d’entrée ; il n’y a donc pas de point de contrôle.',
  'refusal.log.no-tile': 'Le journal n’a pas cette tuile, ou ne va pas encore aussi loin.',
  'refusal.log.not-sealed':
    'Cette entrée n’est pas au journal, ou n’est pas encore scellée. Cela prend quelques secondes ; réessayez.',
};
