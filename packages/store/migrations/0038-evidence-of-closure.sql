-- What an assessor cites when they verify. Whether evidence was cited of a finding or an action, and which meetings a visit had, is
-- kept in the folded state: the last report on it counts, until it is planned anew, found wanting, or opened again.
alter table findings add verified_evidence text[] not null default '{}';
alter table finding_actions add verified_evidence text[] not null default '{}';

create temporary table told on commit drop as
select stream, version, type, payload ->> 'finding' as finding,
  case type when 'improvement.planned' then '1' when 'improvement.reported' then null else payload ->> 'action' end as action,
  coalesce(payload -> 'evidence' <> '[]', false) as cites
from journal join journal_payloads using (stream, version)
where type in ('improvement.planned', 'improvement.reported', 'improvement.taken-back', 'improvement.reopened', 'finding.reopened',
               'action.planned', 'action.reported', 'action.returned')
  and payload is not null;

create temporary table evidenced on commit drop as
select stream, finding, action from told cited
where cites and type in ('improvement.reported', 'action.reported') and not exists (
  select from told later
  where later.stream = cited.stream and later.finding = cited.finding and later.version > cited.version
    and (later.type in ('improvement.taken-back', 'improvement.reopened', 'finding.reopened')
      or (later.action is not distinct from cited.action and (later.type = cited.type or cited.action is not null))));

update streams set state = jsonb_set(state, '{findings}', (
  select jsonb_object_agg(id, finding
    || case when exists (select from evidenced where stream = streams.id and evidenced.finding = id and action is null)
        then '{"evidenced": true}'::jsonb else '{}' end
    || case when finding ? 'actions' then jsonb_build_object('actions', (
        select coalesce(jsonb_object_agg(number, action || case when exists (
          select from evidenced where stream = streams.id and evidenced.finding = id and evidenced.action = number
        ) then '{"evidenced": true}'::jsonb else '{}' end), '{}')
        from jsonb_each(finding -> 'actions') each_action (number, action))) else '{}' end)
  from jsonb_each(state -> 'findings') each_finding (id, finding)))
where id in (select stream from evidenced) and state -> 'findings' <> '{}';

update streams set state = jsonb_set(state, '{fieldwork,met}',
  case when opening_on is null then '[]'::jsonb else '["opening"]' end
  || case when closing_on is null then '[]'::jsonb else '["closing"]' end)
from visits where visits.cycle = streams.id and state -> 'fieldwork' is not null;
