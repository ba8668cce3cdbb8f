-- Acts that wait for the scheme's own staff, one row for each act of each cycle, since the moment from which it has waited.
-- Of cycles that are there already the journal is replayed at the next start (`fillPast`).

create table staff_queue (
  cycle text not null,
  act text not null,
  duty text not null check (duty in ('secretariat', 'officer')),
  due date,
  since timestamptz not null,
  primary key (cycle, act)
);
create index staff_queue_oldest on staff_queue (act, since, cycle);

grant select, insert, update, delete on staff_queue to touchstone_app;

insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from journal)
on conflict (key) do update set value = excluded.value;
