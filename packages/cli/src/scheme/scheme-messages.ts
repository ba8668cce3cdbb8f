/** Words of `touchstone scheme`. The sentences about mistakes are the compiler's own, in English. */
import type { Catalogue } from '../terminal/terminal.ts';

const en = {
  mistakes: '{count, plural, =0 {No mistakes} one {One mistake} other {# mistakes}}',
  cases:
    '{count, plural, =0 {There are no worked cases} one {One case} other {# cases}}: {failed, plural, =0 {all come out as they expect} one {one comes out otherwise} other {# come out otherwise}}',
  uncovered:
    '{count, plural, =0 {Every part of the rules is shown by a case} one {One part of the rules is shown by no case} other {# parts of the rules are shown by no case}}',
  'never-holds': 'no case makes it hold',
  'never-fails': 'no case makes it fail',
  'never-read': 'no case reads it',
  'no-cases': 'There are no worked cases',
  compiled:
    '✓ {name} {version}: {criteria, plural, one {one criterion} other {# criteria}}, {marks, plural, one {one mark} other {# marks}}.',
  hash: '  Its name for ever: {hash}',
  applies: '{count, plural, one {One criterion applies} other {# criteria apply}} to this site.',
  'no-mark': 'The scheme offers this site no mark.',
  begun: '✓ {id} {version} is begun in {folder}. It checks green as it is; the remarks in its files say how to go on:',
  'holds.scheme.yaml': 'what the scheme is: names, languages, kinds of sites, levels',
  'holds.criteria.yaml': 'what is asked',
  'holds.process.yaml': 'how it runs: promises, clocks, who must differ',
  'holds.award.yaml': 'what it gives: marks and their rules',
  'holds.cases/award.yaml': 'what it means: worked cases',
  'go-on': 'After every change: {command}',
  'not-empty':
    '“{folder}” is not empty ({count, plural, one {one entry} other {# entries}}). Name a new folder, such as schemes/my-scheme/1.0.',
  'is-a-file': '“{folder}” is a file. Name a new folder, such as schemes/my-scheme/1.0.',
  unreadable: '“{folder}” cannot be looked into. Name a folder that you may write to.',
  'not-written': '“{folder}” could not be written: {why}.',
  compared: 'From {older} to {newer}',
  'same-hash': 'Nothing differs: both mean the same. Their common name is {hash}.',
  changes:
    '{count, plural, =0 {Nothing differs but sources and the days on which they are in force.} one {One difference:} other {# differences:}}',
  'come-and-gone': 'Criteria that come, go, join or part',
  'ask-otherwise': 'Criteria that are asked differently or move',
  'rules-differ': 'Rules, clocks, duties and words around them',
  'said-otherwise': 'Criteria worded differently',
  mapping: 'Where the criteria went, as the newer version says itself:',
  unmapped: 'The newer version does not say where the criteria went; they are followed by their ids.',
  unaccounted: 'The mapping forgets the older criterion “{id}”.',
  'unknown-criterion': 'The mapping names “{id}”, which the version does not have.',
  'mend-first': 'The scheme in {folder} has mistakes of its own. Mend them first; nothing was written.',
  'would-not-compile': 'With this import the scheme would have mistakes, so nothing was written:',
  'import-changes':
    '{rows, plural, one {One row} other {# rows}}, {count, plural, =0 {no change.} one {one change:} other {# changes:}}',
  'not-in-table':
    '{count, plural, one {One criterion is} other {# criteria are}} not in the import and stay as they are: {criteria}.',
  'nothing-written': 'Nothing was written.',
  'and-more': '… and {count} more.',
  imported: '✓ Written: {files}',
  criteria: 'Criteria',
  'unknown-table': '“{file}” must end in .csv or .xlsx.',
  'file-there': '“{file}” is there already. Name another file, or remove it first.',
  exported: '✓ {name}: {count, plural, one {one row} other {# rows}} in {file}',
  published: '✓ {name} {version} is published: {hash}',
  'published-before': '✓ {name} {version} was published before, exactly so: {hash}',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  mistakes: '{count, plural, =0 {Aucune faute} one {Une faute} other {# fautes}}',
  cases:
    '{count, plural, =0 {Il n’y a pas de cas} one {Un cas} other {# cas}} : {failed, plural, =0 {tous donnent ce qu’ils attendent} one {un donne autre chose} other {# donnent autre chose}}',
  uncovered:
    '{count, plural, =0 {Chaque partie des règles est montrée par un cas} one {Une partie des règles n’est montrée par aucun cas} other {# parties des règles ne sont montrées par aucun cas}}',
  'never-holds': 'aucun cas ne la montre remplie',
  'never-fails': 'aucun cas ne la montre non remplie',
  'never-read': 'aucun cas ne le lit',
  'no-cases': 'Il n’y a pas de cas',
  compiled:
    '✓ {name} {version} : {criteria, plural, one {un critère} other {# critères}}, {marks, plural, one {une marque} other {# marques}}.',
  hash: '  Son nom pour toujours : {hash}',
  applies: '{count, plural, one {Un critère s’applique} other {# critères s’appliquent}} à ce site.',
  'no-mark': 'Le programme n’offre pas de marque à ce site.',
  begun:
    '✓ {id} {version} est commencé dans {folder}. Il passe le contrôle tel quel ; les remarques dans ses fichiers disent comment continuer :',
  'holds.scheme.yaml': 'ce qu’il est : noms, langues, sortes de sites, niveaux',
  'holds.criteria.yaml': 'ce qui est demandé',
  'holds.process.yaml': 'comment il se déroule : promesses, échéances, qui doit différer',
  'holds.award.yaml': 'ce qu’il donne : les marques et leurs règles',
  'holds.cases/award.yaml': 'ce que cela veut dire : des cas',
  'go-on': 'Après chaque changement : {command}',
  'not-empty':
    '« {folder} » n’est pas vide ({count, plural, one {une entrée} other {# entrées}}). Nommez un nouveau dossier, comme schemes/mon-programme/1.0.',
  'is-a-file': '« {folder} » est un fichier. Nommez un nouveau dossier, comme schemes/mon-programme/1.0.',
  unreadable: 'Impossible de regarder dans « {folder} ». Nommez un dossier où vous pouvez écrire.',
  'not-written': '« {folder} » n’a pas pu être écrit : {why}.',
  compared: 'De {older} à {newer}',
  'same-hash': 'Rien ne diffère : les deux disent la même chose. Leur nom commun est {hash}.',
  changes:
    '{count, plural, =0 {Rien ne diffère, sauf les sources et les jours d’entrée en vigueur.} one {Une différence :} other {# différences :}}',
  'come-and-gone': 'Critères qui arrivent, partent, se rejoignent ou se séparent',
  'ask-otherwise': 'Critères qui demandent autre chose ou changent de groupe',
  'rules-differ': 'Règles, échéances, rôles et mots autour d’eux',
  'said-otherwise': 'Critères formulés autrement',
  mapping: 'Où sont passés les critères, d’après la nouvelle version elle-même :',
  unmapped: 'La nouvelle version ne dit pas où sont passés les critères ; ils sont suivis par leurs id.',
  unaccounted: 'La correspondance oublie l’ancien critère « {id} ».',
  'unknown-criterion': 'La correspondance nomme « {id} », que la version n’a pas.',
  'mend-first': 'Le programme dans {folder} a ses propres fautes. Corrigez-les d’abord ; rien n’a été écrit.',
  'would-not-compile': 'Avec cet import, le programme aurait des fautes ; rien n’a donc été écrit :',
  'import-changes':
    '{rows, plural, one {Une ligne} other {# lignes}}, {count, plural, =0 {aucun changement.} one {un changement :} other {# changements :}}',
  'not-in-table':
    '{count, plural, one {Un critère n’est pas dans l’import et reste tel quel} other {# critères ne sont pas dans l’import et restent tels quels}} : {criteria}.',
  'nothing-written': 'Rien n’a été écrit.',
  'and-more': '… et {count} de plus.',
  imported: '✓ Écrit : {files}',
  criteria: 'Critères',
  'unknown-table': '« {file} » doit finir par .csv ou .xlsx.',
  'file-there': '« {file} » existe déjà. Nommez un autre fichier, ou retirez-le d’abord.',
  exported: '✓ {name} : {count, plural, one {une ligne} other {# lignes}} dans {file}',
  published: '✓ {name} {version} est publié : {hash}',
  'published-before': '✓ {name} {version} était déjà publié, exactement ainsi : {hash}',
};

export const schemeMessages: Catalogue<keyof typeof en> = { en, fr };
