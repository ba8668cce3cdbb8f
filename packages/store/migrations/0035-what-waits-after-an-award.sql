-- A surveillance whose clock ran out, or that no team is there for, waits for the secretariat too, open conditions of an award for
-- the secretariat, and a suspension for an officer. What waits for the staff is derived again from the journal at the next start (`fillPast`), where there may be one.
create temporary table decided on commit drop as
select exists (select from journal where type in ('clock.reached', 'history.imported', 'award.confirmed', 'award.suspended')) as any_missing;

delete from staff_queue where (select any_missing from decided);
do $$
begin
  if to_regclass('public.former_staff_queue') is not null and (select any_missing from decided) then
    delete from former_staff_queue;
  end if;
end $$;
insert into settings (key, value) select 'past-to-fill', 'true' from decided where any_missing
on conflict (key) do update set value = excluded.value;
