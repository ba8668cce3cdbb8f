-- The window for an appeal counts from the decision that can be contested alone, and the answer to an appeal from that appeal
-- alone. What clocks told of any decision is derived again from the journal at the next start (`fillPast`), its past too.
create temporary table decided on commit drop as
select exists (select from journal where type in ('award.confirmed', 'award.refused')) as any_award;

delete from clocks where (select any_award from decided);
do $$
begin
  if to_regclass('public.former_clocks') is not null and (select any_award from decided) then
    delete from former_clocks;
  end if;
end $$;

-- An appeal that waits is not answered yet by the answer to the one before it.
update streams set state = state #- '{anchors,appeal.decided}'
where kind = 'cycle' and state -> 'appeal' ->> 'stage' = 'lodged' and state -> 'anchors' ? 'appeal.decided';
update cycles set anchors = anchors - 'appeal.decided'
from streams
where streams.id = cycles.id and streams.state -> 'appeal' ->> 'stage' = 'lodged' and cycles.anchors ? 'appeal.decided';

insert into settings (key, value) select 'past-to-fill', 'true' from decided where any_award
on conflict (key) do update set value = excluded.value;
