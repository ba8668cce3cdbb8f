/** French sentences of the refusals of what was sent: its fields, its request, its command and the day that it asks for. */
import type { RefusalCode } from '@touchstone/domain';

type RequestRefusal = Extract<RefusalCode, `${'input' | 'api' | 'command' | 'date' | 'time'}.${string}`>;

export const requestsInFrench: Readonly<Record<`refusal.${RequestRefusal}`, string>> = {
  'refusal.input.missing': 'Remplissez ce champ.',
  'refusal.input.not-chosen': 'Faites un choix.',
  'refusal.input.unknown-field': 'Le champ « {field} » n’est pas connu ici. Retirez-le.',
  'refusal.input.too-long': 'Raccourcissez ce texte à {max} caractères au plus.',
  'refusal.input.too-many': 'Choisissez-en {max} au plus.',
  'refusal.input.too-few': 'Choisissez-en au moins un.',
  'refusal.input.not-offered': 'Choisissez une des valeurs proposées.',
  'refusal.input.bad-country':
    '« {written} » n’est pas un code de pays. Écrivez les deux majuscules de l’ISO 3166-1, par exemple CL ou PL.',
  'refusal.input.bad-language':
    '« {written} » n’est pas un code de langue. Écrivez les deux minuscules de l’ISO 639-1, par exemple en ou es.',
  'refusal.input.bad-character':
    'Ce texte contient un caractère qui ne peut pas être conservé. Saisissez-le au lieu de le coller.',
  'refusal.input.bad-format': 'Ce n’est pas écrit comme il le faut ici. Vérifiez et corrigez.',
  'refusal.input.bad-email': 'Écrivez une adresse électronique, par exemple nom@example.org.',
  'refusal.input.bad-link': 'Écrivez une adresse web qui commence par https:// ou http://.',
  'refusal.input.not-a-number': 'Donnez un nombre, par exemple 12,5.',
  'refusal.input.not-whole': 'Donnez un nombre entier, par exemple 12.',
  'refusal.input.too-small': 'Donnez {min} ou plus.',
  'refusal.input.too-great': 'Donnez {max} ou moins.',
  'refusal.input.wrong-type': 'Cette valeur n’est pas du type attendu ({expected}).',
  'refusal.api.unknown-address': 'Il n’y a rien à cette adresse. La documentation de l’API énumère ce qui existe.',
  'refusal.api.not-readable':
    'La requête ne peut pas être lue. Envoyez du JSON comme le montre la documentation de l’API.',
  'refusal.api.media-type': 'Envoyez le corps en application/json.',
  'refusal.api.too-large':
    'C’est trop grand. Ce qui est écrit peut avoir jusqu’à {kilobytes} ko en tout, un fichier jusqu’à {megabytes} Mo.',
  'refusal.api.bad-command-id':
    'L’en-tête Idempotency-Key doit être un UUID en minuscules : c’est l’identifiant de la commande.',
  'refusal.api.bad-moment':
    'L’en-tête X-Observed-At doit être un moment selon ISO 8601, par exemple 2026-03-31T14:05:00Z.',
  'refusal.api.bad-base': 'L’en-tête If-Match doit être une version telle qu’un ETag l’a donnée, par exemple "7".',
  'refusal.api.bad-query': 'Le paramètre « {name} » n’a pas une valeur connue ici.',
  'refusal.command.conflict':
    'Ceci a été changé entre-temps, par quelqu’un d’autre ou par vous dans une autre fenêtre. Comparez les deux versions, puis enregistrez de nouveau.',
  'refusal.command.unknown':
    'Il n’y a pas de commande « {name} ». La liste des commandes est dans la documentation de l’API.',
  'refusal.command.sent-before':
    'Vous avez déjà envoyé ce formulaire, et c’est enregistré. Comparez avec ce que vous avez changé depuis ; pour l’enregistrer aussi, envoyez-le de nouveau.',
  'refusal.command.bad-stream':
    'Ce qui est nouveau de cette sorte s’appelle {kind}_ suivi d’un UUID en minuscules. Omettez le nom, et il est donné.',
  'refusal.command.id-reused': 'Cet identifiant de commande a déjà servi à autre chose. Envoyez-en un nouveau.',
  'refusal.command.busy': 'Trop de personnes changent ceci au même moment. Rien n’a été enregistré ; réessayez.',
  'refusal.date.impossible': '« {day} » n’est pas un jour du calendrier. Écrivez-le ainsi : 2026-03-31.',
  'refusal.time.future': 'Le {day} n’est pas encore venu. Choisissez aujourd’hui ou un jour antérieur.',
  'refusal.time.too-early':
    'Le {day}, rien n’avait commencé. Tout a commencé le {began} ; choisissez ce jour ou un jour plus tardif.',
  'refusal.time.no-past': 'Ceci ne se lit que tel que c’est maintenant. N’indiquez pas de jour.',
  'refusal.time.erased':
    'Quelque chose qui avait été dit avant le {day} a été effacé ; personne ne peut dire où l’on en était.',
};
