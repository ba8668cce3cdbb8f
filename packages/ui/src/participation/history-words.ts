/**
 * The words of a register that comes in as a table, in every language at once: whoever fills it in need not say in which.
 * The first heading of a column is the one that the template has.
 */
import {
  foldWord,
  historyColumns,
  type HistoryColumn,
  type HistoryWords,
  type Scheme,
  type Term,
} from '@touchstone/domain';
import { languages } from '../messages/languages.ts';
import { createTranslator, type Translator } from '../messages/translator.ts';
import { countryChoices, countryName } from '../site/countries.ts';

/** States that a table may give; what is decided elsewhere and cannot continue here has none. */
export const importableStatuses = [
  'committed',
  'self-assessed',
  'under-assessment',
  'awarded',
  'suspended',
  'withdrawn',
  'expired',
] as const;

/** Other headings that registers are known to have, besides those of the template in each language. */
const alsoCalled: Readonly<Partial<Record<HistoryColumn, readonly string[]>>> = {
  site: ['Site name', 'Name of site', 'Facility', 'Nom du site'],
  operator: ['Company', 'Participant', 'Operating company', 'Entreprise', 'Société', 'Opérateur'],
  country: ['Country of site', 'Country code'],
  place: ['Location', 'City', 'Town', 'Ville', 'Localité'],
  siteType: ['Site type', 'Type of site', 'Type', 'Type du site'],
  metals: ['Metal', 'Commodities', 'Commodity', 'Métal'],
  version: ['Version', 'Standard', 'Version of the standard', 'Norme', 'Version du standard'],
  letterDate: ['Letter of commitment', 'Date of letter', 'Commitment date', 'Date of commitment', 'Date d’engagement'],
  awardDate: ['Awarded', 'Awarded on', 'Date of award', 'Date awarded', 'Attribution'],
  validUntil: ['Valid to', 'Validity', 'Expiry', 'Expiry date', 'Expires', 'Validité', 'Expiration', 'Fin de validité'],
  marks: ['Mark', 'Marque'],
  conditions: ['Condition'],
  status: ['State', 'Statut'],
  statusSince: ['Since', 'Status date', 'Statut depuis'],
  source: ['Source title'],
  sourceUrl: ['URL', 'Link', 'Source URL', 'Lien'],
  sourceDate: ['As of', 'Known on', 'Connu le'],
};

/** Names that people write and the list of names does not have. */
const moreCountries: readonly (readonly [string, string])[] = [
  ['USA', 'US'],
  ['United States of America', 'US'],
  ['UK', 'GB'],
  ['Great Britain', 'GB'],
  ['DRC', 'CD'],
  ['RDC', 'CD'],
  ['Democratic Republic of the Congo', 'CD'],
  ['République démocratique du Congo', 'CD'],
  ['Republic of the Congo', 'CG'],
  ['Czech Republic', 'CZ'],
  ['République tchèque', 'CZ'],
  ['Turkey', 'TR'],
  ['Republic of Korea', 'KR'],
  ['Russian Federation', 'RU'],
  ['Viet Nam', 'VN'],
];

let kept: HistoryWords | undefined;

export function historyWords(): HistoryWords {
  kept ??= makeWords();
  return kept;
}

function makeWords(): HistoryWords {
  const translators = languages.map((language) => createTranslator(language));
  const countries = countryChoices('en').map(({ value }) => value);
  const folded = <V>(pairs: readonly (readonly [string, V])[]): ReadonlyMap<string, V> =>
    new Map(pairs.map(([word, value]) => [foldWord(word), value]));
  return {
    columns: folded(
      historyColumns.flatMap((column) =>
        [column, ...translators.map((t) => t(`history-table.column.${column}`)), ...(alsoCalled[column] ?? [])].map(
          (word) => [word, column] as const,
        ),
      ),
    ),
    statuses: folded(
      importableStatuses.flatMap((status) =>
        [status, ...translators.map((t) => t(`register.status.${status}`))].map((word) => [word, status] as const),
      ),
    ),
    countries: folded([
      ...moreCountries,
      ...countries.flatMap((code) =>
        [code, ...languages.map((language) => countryName(language, code))].map((word) => [word, code] as const),
      ),
    ]),
    yes: new Set(['yes', 'true', 'oui', 'x', '1'].map(foldWord)),
  };
}

/** The template: the headings, and one row that shows how each cell is written and is marked as made up. */
export function templateRows(t: Translator, scheme: Scheme | undefined): readonly (readonly string[])[] {
  const word = (terms: readonly Term[] = []): string => (terms[0] === undefined ? '' : t.text(terms[0].name));
  const example: Readonly<Partial<Record<HistoryColumn, string>>> = {
    site: t('history-table.example-site'),
    operator: t('history-table.example-operator'),
    country: countryName(t.language, 'SE'),
    siteType: word(scheme?.siteTypes),
    metals: word(scheme?.metals),
    scheme: scheme?.id ?? '',
    version: scheme?.version ?? '',
    letterDate: '2024-03-01',
    awardDate: '2025-01-15',
    validUntil: '2028-01-15',
    status: t('register.status.awarded'),
    fictional: t('history-table.yes'),
  };
  return [
    historyColumns.map((column) => t(`history-table.column.${column}`)),
    historyColumns.map((column) => example[column] ?? ''),
  ];
}
