-- A site goes through one cycle after the other: at most one of them is under way, and earlier ones are kept. A cycle that
-- assesses again names the one before it. Marks end in more ways than by running out.

drop index one_cycle_per_site;
create unique index one_cycle_under_way_per_site on cycles (site) where stage in (
  'signed', 'returned', 'self-assessing', 'self-assessed', 'assessing', 'reported', 'deciding', 'proposed');
create index cycles_site on cycles (site);

alter table cycles
  add column previous text,
  drop constraint cycles_stage_check,
  add constraint cycles_stage_check check (stage in (
    'imported', 'signed', 'returned', 'self-assessing', 'self-assessed', 'assessing', 'reported', 'deciding', 'proposed',
    'awarded', 'refused', 'suspended', 'expired', 'withdrawn', 'superseded'));

alter table awarded_marks rename column expired_on to ended_on;
alter table awarded_marks
  add column ended_how text check (ended_how in ('expired', 'withdrawn', 'superseded'));
update awarded_marks set ended_how = 'expired' where ended_on is not null;
alter table awarded_marks add constraint ended_with_how check ((ended_on is null) = (ended_how is null));
create index awarded_marks_site on awarded_marks (site);

alter table register
  drop constraint register_status_check,
  add constraint register_status_check check (status in (
    'committed', 'self-assessed', 'under-assessment', 'assessed', 'awarded', 'suspended', 'expired', 'withdrawn'));
