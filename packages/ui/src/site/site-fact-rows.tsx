/** What is on file of a site, row by row; what is not on file has no row. */
import type { ComponentChildren } from 'preact';
import type { SiteOnFile, Term } from '@touchstone/domain';
import type { SummaryRow } from '../components/summary-list.tsx';
import type { Translator } from '../messages/translator.ts';
import { countryName } from './countries.ts';
import { decimalText } from './decimal-text.ts';

/** The words of all published schemes. */
export interface SiteWords {
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
}

export function siteFactRows(t: Translator, site: SiteOnFile, words: SiteWords): readonly SummaryRow[] {
  const word = (terms: readonly Term[], id: string): string => {
    const term = terms.find((one) => one.id === id);
    return term === undefined ? id : t.text(term.name);
  };
  const { activities = [], capacity, coordinates } = site;
  const country = countryName(t.language, site.country);
  return [
    { term: t('site.operator'), value: operatorShown(site) },
    { term: t('site.place'), value: site.place === undefined ? country : `${site.place}, ${country}` },
    { term: t('site.type'), value: word(words.siteTypes, site.siteType) },
    { term: t('site.metals'), value: t.list(site.metals.map((metal) => word(words.metals, metal))) },
    ...(activities.length === 0
      ? []
      : [{ term: t('site.activities'), value: t.list(activities.map((one) => word(words.activities, one))) }]),
    ...(capacity === undefined
      ? []
      : [{ term: t('site.capacity'), value: `${decimalText(t, capacity.amount)} ${capacity.unit}` }]),
    ...(coordinates === undefined
      ? []
      : [
          {
            term: t('site.coordinates'),
            value: `${decimalText(t, coordinates.latitude)}°, ${decimalText(t, coordinates.longitude)}°`,
          },
        ]),
  ];
}

function operatorShown({ operator, operatorEntry }: SiteOnFile): ComponentChildren {
  return operatorEntry === undefined ? operator : <a href={`/organisations/${operatorEntry}`}>{operator}</a>;
}
