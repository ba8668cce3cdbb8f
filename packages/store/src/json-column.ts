/** A column that is written as a JSON text and read as a value. */
import type { ColumnType } from 'kysely';

export type JsonColumn<T> = ColumnType<T, string, string>;
