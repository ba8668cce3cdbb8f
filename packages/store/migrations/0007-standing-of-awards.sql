-- What became of an award after it was given, act by act, for its parties; and since when its marks are suspended.

create table standing_acts (
  cycle text not null,
  version integer not null,
  kind text not null check (kind in ('suspended', 'lifted', 'withdrawn', 'superseded')),
  day date not null,
  -- the site reads it; null where a clock suspended or a later award took the place
  ground text,
  reason text,
  clock text,
  decided_by text not null,
  primary key (cycle, version)
);

alter table awarded_marks add column suspended_on date;

grant select, insert, update, delete on standing_acts to touchstone_app;
