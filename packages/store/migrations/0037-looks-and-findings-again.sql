-- A look at an awarded site that was put on record after a later one no longer takes its day. A finding that was opened again counts
-- from that day alone. What clocks told is derived again from the journal at the next start (`fillPast`), where there was either.
create temporary table told on commit drop as
select stream, version, at, type, payload ->> 'finding' as finding,
  coalesce(payload ->> 'visitedOn', payload ->> 'reopenedOn') as day
from journal join journal_payloads using (stream, version)
where type in ('surveillance.completed', 'finding.reopened') and payload is not null;

create temporary table looks on commit drop as
select stream, max(day) as day from told where type = 'surveillance.completed' group by stream having count(*) > 1;

update streams set state = jsonb_set(state, '{anchors,surveillance.completed}', to_jsonb(day))
from looks where streams.id = looks.stream;
update cycles set anchors = jsonb_set(anchors, '{surveillance.completed}', to_jsonb(day))
from looks where cycles.id = looks.stream and anchors ->> 'surveillance.completed' <> day;
do $$
begin
  if to_regclass('public.former_cycles') is not null then
    update former_cycles set anchors = jsonb_set(anchors, '{surveillance.completed}', (
      select to_jsonb(max(day)) from told where stream = id and type = 'surveillance.completed' and at <= stands_since))
    where id in (select stream from looks)
      and exists (select from told where stream = id and type = 'surveillance.completed' and at <= stands_since);
  end if;
end $$;

create temporary table reopened on commit drop as
select distinct on (stream, finding) stream, finding, day from told where type = 'finding.reopened'
order by stream, finding, version desc;

update streams set state = jsonb_set(state, '{findingAnchors}', (
  select jsonb_object_agg(key, case when day is null then value else value || jsonb_build_object('finding.reopened', day) end)
  from jsonb_each(state -> 'findingAnchors') left join reopened on reopened.stream = streams.id and finding = key))
where id in (select stream from reopened);

create temporary table decided on commit drop as
select exists (select from reopened) or exists (select from looks) as any_changed;
delete from clocks where (select any_changed from decided);
do $$
begin
  if to_regclass('public.former_clocks') is not null and (select any_changed from decided) then
    delete from former_clocks;
  end if;
end $$;
insert into settings (key, value) select 'past-to-fill', 'true' from decided where any_changed
on conflict (key) do update set value = excluded.value;
