-- An award may stand although a finding was seen since at a level that speaks against it: an officer says so. Findings that were left
-- or opened again before this migration ask for that, too; what waits for the staff is derived again at the next start (`fillPast`).
alter table standing_acts
  drop constraint standing_acts_kind_check,
  add constraint standing_acts_kind_check check (kind in (
    'suspended', 'lifted', 'kept', 'withdrawn', 'restored', 'reopened', 'superseded'));

create temporary table seen on commit drop as
select stream, jsonb_agg(finding order by version) as findings
from (
  select journal.stream, payload ->> 'finding' as finding, min(journal.version) as version
  from journal join journal_payloads using (stream, version)
  where type in ('finding.reopened', 'improvement.reopened') and payload is not null and version > (
    select version from journal award where award.stream = journal.stream and type = 'award.confirmed')
  group by journal.stream, finding
) each
group by stream;

update streams set state = state || jsonb_build_object('seenSince', findings) from seen where streams.id = seen.stream;

delete from staff_queue where exists (select from seen);
do $$
begin
  if to_regclass('public.former_staff_queue') is not null and exists (select from seen) then
    delete from former_staff_queue;
  end if;
end $$;
insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from seen)
on conflict (key) do update set value = excluded.value;
