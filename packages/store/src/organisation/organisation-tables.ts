/** The tables of organisations, as `tables.ts` has those of everything else. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { OrganisationKind } from '@touchstone/domain';
import type { ColumnType } from 'kysely';

export interface OrganisationTables {
  organisations: {
    id: string;
    name: string;
    name_key: string;
    country: string;
    kind: OrganisationKind;
    website: string | null;
    contact: ColumnType<{ name: string; email: string } | null, string | null, string | null>;
    fictional: boolean;
    registered_at: Instant;
  };
  organisation_keepers: {
    organisation: string;
    account: string;
  };
  partnerships: {
    organisation: string;
    version: number;
    scheme: string;
    begun_on: PlainDate;
    statement: string | null;
    source_title: string | null;
    source_url: string | null;
    ended_on: PlainDate | null;
  };
}
