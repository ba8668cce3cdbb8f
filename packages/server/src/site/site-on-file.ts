/** What is on file of a site, as its row keeps it and as a correction states it again. */
import type { SiteOnFile } from '@touchstone/domain';
import type { SiteRow } from '@touchstone/store';

export function siteOnFile(row: SiteRow): SiteOnFile & { readonly id: string; readonly fictional: boolean } {
  const { activities, country, fictional, id, metals, name, operator, operator_entry: operatorEntry, place } = row;
  const { capacity_amount: amount, capacity_unit: unit, latitude, longitude } = row;
  return {
    ...{ id, name, operator, country, metals, siteType: row.site_type, fictional },
    ...(operatorEntry === null ? {} : { operatorEntry }),
    ...(place === null ? {} : { place }),
    ...(activities.length === 0 ? {} : { activities }),
    ...(amount === null || unit === null ? {} : { capacity: { amount, unit } }),
    ...(latitude === null || longitude === null ? {} : { coordinates: { latitude, longitude } }),
  };
}
