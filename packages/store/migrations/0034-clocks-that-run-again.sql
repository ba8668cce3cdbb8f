-- What a clock counts from may happen again in a cycle, and then it runs again: with each clock that ran out, the day is kept on
-- which it did. The answer to a change and the end of a suspension are days that clocks may be met by. What clocks told is
-- derived again from the journal at the next start (`fillPast`), where one ran out or a commitment ended, whose clocks end too.
create temporary table told on commit drop as
select stream, version, at, type, payload from journal join journal_payloads using (stream, version)
where type in ('award.suspended', 'award.lifted', 'award.withdrawn', 'award.superseded', 'award.expired', 'history.imported',
               'change.notified', 'change.answered', 'clock.reached')
  and payload is not null;

-- Each of the new days with the moments between which it stood: until a suspension or a change came again.
create temporary table stood on commit drop as
with standing as (
  select *, lag(type) over (partition by stream order by version) as before
  from (
    select *, coalesce(payload ->> 'liftedOn', payload ->> 'withdrawnOn', payload ->> 'supersededOn', payload ->> 'expiredOn') as day,
      row_number() over (partition by stream, type order by version) as nth
    from told where type like 'award.%'
      or (type = 'history.imported' and payload #> '{continues,award,suspendedOn}' is not null)
  ) each
  -- A suspension is over when the last mark has expired.
  where type <> 'award.expired'
    or nth = (select jsonb_array_length(state #> '{award,marks}') from streams where streams.id = stream)
), days as (
  select stream, version, at, 'suspension.ended' as anchor, 'award.suspended' as again, day from standing
  where before in ('award.suspended', 'history.imported') and type not in ('award.suspended', 'history.imported')
  union all
  select stream, version, at, 'suspension.ended', 'award.suspended', payload #>> '{continues,award,withdrawnOn}' from standing
  where type = 'history.imported' and payload #> '{continues,award,withdrawnOn}' is not null
  union all
  select stream, version, at, 'change.answered', 'change.notified', payload ->> 'answeredOn' from told where type = 'change.answered'
)
select stream, anchor, day, at as since, coalesce((
    select min(told.at) from told where told.stream = days.stream and told.version > days.version and told.type = days.again
  ), 'infinity') as until
from days;

update streams set state = jsonb_set(state, '{anchors}', (state -> 'anchors') || added.anchors)
from (select stream, jsonb_object_agg(anchor, day) as anchors from stood where until = 'infinity' group by stream) added
where streams.id = added.stream;

update cycles set anchors = cycles.anchors || added.anchors
from (select stream, jsonb_object_agg(anchor, day) as anchors from stood where until = 'infinity' group by stream) added
where cycles.id = added.stream;

do $$
begin
  if to_regclass('public.former_cycles') is not null then
    update former_cycles set anchors = anchors || (
      select jsonb_object_agg(anchor, day) from stood
      where stream = id and since <= stands_since and stands_since < until)
    where exists (select from stood where stream = id and since <= stands_since and stands_since < until);
  end if;
end $$;

update streams set state = jsonb_set(state, '{reached}', coalesce((
  select jsonb_object_agg(clock, day)
  from jsonb_array_elements_text(state -> 'reached') clock
  join (
    select stream, concat_ws('/', payload ->> 'clock', payload ->> 'finding') as ran, payload ->> 'due' as day
    from told where type = 'clock.reached' and payload -> 'next' is null
    union all
    select stream, jsonb_array_elements_text(payload #> '{continues,passed}'), (at at time zone 'UTC')::date::text
    from told where type = 'history.imported'
  ) out on out.stream = streams.id and out.ran = clock), '{}'))
where kind = 'cycle' and state ? 'reached';

create temporary table decided on commit drop as
select exists (select from journal where type in ('clock.reached', 'commitment.withdrawn')) as any_changed;
delete from clocks where (select any_changed from decided);
do $$
begin
  if to_regclass('public.former_clocks') is not null and (select any_changed from decided) then
    delete from former_clocks;
  end if;
end $$;
insert into settings (key, value) select 'past-to-fill', 'true' from decided where any_changed
on conflict (key) do update set value = excluded.value;
