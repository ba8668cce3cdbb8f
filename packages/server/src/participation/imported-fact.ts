/** A fact from elsewhere as pages and the API give it: what its source does not tell is absent. */
import type { PublicSite } from '@touchstone/store';
import type { ImportedFact } from '@touchstone/ui';

export function toImportedFact(row: PublicSite['importedFacts'][number]): ImportedFact {
  const { conditions, happened_on, known_on, source_row, source_title, source_url, step } = row;
  return {
    ...{ step, knownOn: known_on },
    ...(happened_on === null ? {} : { happenedOn: happened_on }),
    ...(conditions === null ? {} : { conditions }),
    source: {
      title: source_title,
      ...(source_url === null ? {} : { url: source_url }),
      ...(source_row === null ? {} : { row: source_row }),
    },
  };
}
