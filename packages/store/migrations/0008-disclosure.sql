-- What the public may see, and from which day: facts of a register's row that a scheme holds back with their days, and the
-- day from which a public entry may be told and sealed in the log ('infinity' while none is known). Rows from before were
-- shown at once, as null says.

alter table register add column held jsonb;
alter table public_entries add column shown_from date;
