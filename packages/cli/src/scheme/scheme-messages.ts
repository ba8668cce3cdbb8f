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
  published: '✓ {name} {version} est publié : {hash}',
  'published-before': '✓ {name} {version} était déjà publié, exactement ainsi : {hash}',
};

export const schemeMessages: Catalogue<keyof typeof en> = { en, fr };
