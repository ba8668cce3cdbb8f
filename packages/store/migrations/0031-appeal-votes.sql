-- Votes of a panel on an appeal with their reasons. Those that were cast before are in the journal alone: it is replayed at the
-- next start (`fillPast`).

create table appeal_votes (
  cycle text not null,
  version integer not null,
  account text not null,
  outcome text not null check (outcome in ('stands', 'set-aside')),
  reason text not null,
  at timestamptz not null,
  primary key (cycle, version)
);

grant select, insert, update, delete on appeal_votes to touchstone_app;

insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from journal where type = 'appeal.voted')
on conflict (key) do update set value = excluded.value;
