-- Applications before the letter of commitment: a cycle may begin with one, and it is under way from then on.

create table applications (
  cycle text primary key,
  submitted_on date not null,
  note text,
  answer text check (answer in ('eligible', 'pilot', 'not-eligible')),
  answered_on date,
  -- what the scheme's own rule said of the same answers
  rule text check (rule in ('eligible', 'not-eligible', 'unset')),
  -- of the answer, or why it went back or was taken back
  reason text,
  check ((answer is null) = (answered_on is null))
);

drop index one_cycle_under_way_per_site;
create unique index one_cycle_under_way_per_site on cycles (site) where stage in (
  'applied', 'application-returned', 'eligible',
  'signed', 'returned', 'self-assessing', 'self-assessed', 'assessing', 'reported', 'deciding', 'proposed');
-- Which stages there are, the program knows.
alter table cycles drop constraint cycles_stage_check;

grant select, insert, update, delete on applications to touchstone_app;
