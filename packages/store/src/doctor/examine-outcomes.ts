/**
 * Outcomes and journal tell the same story: what was accepted has its events, and every event has the outcome that its
 * command is answered with for ever.
 */
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { Notes } from './notes.ts';

const told = 20;

export async function examineOutcomes(transaction: Writer, { looked, note }: Notes): Promise<void> {
  const { rows: counted } = await sql<{ rows: number }>`
    select count(*)::int as rows from public.outcomes`.execute(transaction);
  looked('outcomes', counted[0]?.rows ?? 0);
  const { rows } = await sql<{
    command: string;
    stream: string;
    missing: 'outcome' | 'events' | null;
    all: number;
  }>`
    with written as (
      select command_id, min(stream) as stream, count(distinct stream) as streams, max(version) as version,
             min(actor) as actor, max(at) as at
      from public.journal group by command_id
    )
    select coalesce(o.command_id, w.command_id)::text as command, coalesce(w.stream, o.stream) as stream,
           case when o.command_id is null then 'outcome' when w.command_id is null then 'events' end as missing,
           count(*) over ()::int as all
    from written w
    full join (select * from public.outcomes where version is not null) o on o.command_id = w.command_id
    where o.command_id is null or w.command_id is null or w.streams <> 1
       or row(o.stream, o.version, o.actor, o.at) is distinct from row(w.stream, w.version, w.actor, w.at)
    order by 1 limit ${told}`.execute(transaction);
  rows.forEach(({ all, command, missing, stream }, index) => {
    const count = index === told - 1 ? all - index : 1;
    const facts = { command, stream };
    if (missing === 'outcome') note('outcome.missing', facts, count);
    else if (missing === 'events') note('outcome.without-events', facts, count);
    else note('outcome.changed', facts, count);
  });
}
