/** French sentences of the refusals of tables that somebody hands over, and of their cells. */
import type { RefusalCode } from '@touchstone/domain';

type TableRefusal =
  Extract<RefusalCode, `sheet.${string}`> | Exclude<Extract<RefusalCode, `history.${string}`>, OfHistory>;
/** Those of the history itself stand with the others. */
type OfHistory =
  | 'history.not-imported'
  | 'history.future'
  | 'history.known-before'
  | 'history.award-before-letter'
  | 'history.ends-before-award'
  | 'history.no-award-day'
  | 'history.mark-not-held'
  | 'history.mark-twice'
  | 'history.no-standing-day'
  | 'history.unknown-version'
  | 'history.no-version';

export const fr: Readonly<Record<`refusal.${TableRefusal}`, string>> = {
  'refusal.sheet.missing': 'Choisissez le fichier du tableau.',
  'refusal.sheet.no-table': '« {file} » n’est pas un tableau. Choisissez un fichier qui finit par .xlsx ou .csv.',
  'refusal.sheet.other-program': '« {file} » vient d’un autre programme. Enregistrez-le en XLSX ou en « CSV UTF-8 ».',
  'refusal.sheet.too-large': '« {file} » dépasse {megabytes} Mo. Répartissez-le sur plusieurs fichiers.',
  'refusal.sheet.too-many-rows': '« {file} » a plus de {max, number} lignes. Répartissez-le sur plusieurs fichiers.',
  'refusal.sheet.too-many-columns':
    'La ligne {row} de « {file} » a plus de {max, number} colonnes. Retirez celles qui ne servent pas.',
  'refusal.sheet.not-utf8': '« {file} » n’est pas du texte UTF-8. Enregistrez-le en « CSV UTF-8 », ou en XLSX.',
  'refusal.sheet.open-quote': 'Le guillemet qui s’ouvre à la ligne {row} de « {file} » n’est jamais fermé. Fermez-le.',
  'refusal.sheet.not-xlsx':
    '« {file} » n’est pas un classeur XLSX lisible. Enregistrez-le de nouveau en XLSX, ou en « CSV UTF-8 ».',
  'refusal.sheet.forgotten':
    'Ce fichier n’est plus conservé ici. Choisissez-le de nouveau ; ce qui est enregistré le reste.',
  'refusal.history.empty-table':
    'Le tableau n’a aucune ligne sous ses titres. Choisissez le fichier du registre, ou remplissez le modèle.',
  'refusal.history.no-headings':
    'Aucune ligne du tableau ne nomme ses colonnes. Nommez-les comme le modèle, par exemple « Site », « Exploitant », « Pays » et « Métaux ».',
  'refusal.history.no-column':
    'Le tableau n’a pas cette colonne, et aucune ligne ne peut s’en passer. Ajoutez-la comme dans le modèle.',
  'refusal.history.column-misspelt':
    'Le tableau n’a pas cette colonne, et aucune ligne ne peut s’en passer. Si « {heading} » veut la dire, nommez-la comme dans le modèle.',
  'refusal.history.heading-twice': 'Les colonnes « {one} » et « {other} » disent la même chose. Gardez-en une.',
  'refusal.history.formula':
    'Cette cellule contient ce qu’un tableur calcule ou n’a pas pu calculer, « {found} ». Écrivez la valeur.',
  'refusal.history.unreadable-day': '« {found} » n’est pas un jour. Écrivez-le comme 2026-03-31.',
  'refusal.history.ambiguous-day': '« {found} » peut être {one} ou {other}. Écrivez-le comme 2026-03-31.',
  'refusal.history.unknown-country':
    '« {found} » n’est pas un pays. Écrivez son nom en français ou en anglais, ou son code de deux lettres.',
  'refusal.history.unknown-metal':
    'Le programme ne connaît pas le métal « {found} ». Écrivez-en un qu’il connaît, comme {known}.',
  'refusal.history.unknown-site-type':
    'Le programme ne connaît pas le type de site « {found} ». Écrivez-en un qu’il connaît, comme {known}.',
  'refusal.history.no-site-type':
    'Dites de quel type de site il s’agit, dans cette ligne ou une fois pour toutes celles qui n’en nomment pas.',
  'refusal.history.unknown-scheme': 'Aucun programme « {found} » n’est publié ici. Écrivez-en un qui l’est : {known}.',
  'refusal.history.version-not-published':
    'Aucune version « {found} » du programme n’est publiée ici. Écrivez-en une qui l’est, comme {known}, ou publiez-la d’abord.',
  'refusal.history.unknown-status':
    '« {found} » n’est pas un état qui s’importe. Écrivez un de ceux que nomme le modèle, ou laissez la cellule vide.',
  'refusal.history.nothing-told':
    'La ligne ne dit rien d’une participation. Donnez le jour de la lettre ou de l’attribution, ou un état.',
  'refusal.history.not-expired':
    'La ligne dit que l’attribution a pris fin, mais on ne connaît aucune fin de validité passée. Donnez ce jour.',
  'refusal.history.row-twice': 'La ligne {row} concerne le même site. Gardez-en une.',
  'refusal.history.name-twice':
    'La ligne {row} a le même nom et le même pays avec l’exploitant {operator}. Dites dans le nom de quel site il s’agit, par exemple son lieu.',
};
