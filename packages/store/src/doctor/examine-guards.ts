/**
 * Whether the database still refuses what it shall refuse: the triggers that make journal, outcomes and log append-only
 * are there and awake, and the application's role may not change or remove their rows.
 */
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { Notes } from './notes.ts';

const triggers = {
  journal: 'journal_is_append_only',
  journal_payloads: 'payloads_are_only_erased',
  outcomes: 'outcomes_are_append_only',
  log_leaves: 'log_leaves_are_append_only',
  log_nodes: 'log_nodes_are_append_only',
  log_checkpoints: 'log_checkpoints_are_append_only',
} as const;

export async function examineGuards(transaction: Writer, { looked, note }: Notes): Promise<void> {
  const { rows: awake } = await sql<{ table: string; trigger: string }>`
    select t.tgrelid::regclass::text as table, t.tgname as trigger
    from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = t.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and t.tgenabled in ('O', 'A')`.execute(transaction);
  for (const [table, trigger] of Object.entries(triggers)) {
    looked('guards');
    if (!awake.some((one) => one.trigger === trigger)) note('guard.trigger-missing', { table, trigger });
  }
  const { rows: rights } = await sql<{ table: string }>`
    select name as table from unnest(${Object.keys(triggers)}::text[]) as name
    where has_table_privilege('touchstone_app', 'public.' || name, 'update, delete, truncate')`.execute(transaction);
  for (const { table } of rights) note('guard.may-change', { table });
}
