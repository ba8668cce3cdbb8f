-- Two people write the plan of a visit and its record at the same time without a clash: of each the version is kept that changed it.
update streams set state = jsonb_set(state, '{fieldwork,changed}', changed)
from (
  select stream, jsonb_object_agg(part, version) as changed
  from (
    select stream, case type when 'visit.recorded' then 'visit' else 'plan' end as part, max(version) as version
    from journal
    where type in ('desk-review.return-asked', 'desk-review.return-declined', 'desk-review.completed', 'assurance-plan.submitted',
                   'assurance-plan.approved', 'assurance-plan.returned', 'visit.announced', 'visit.recorded')
    group by 1, 2
  ) each_part
  group by stream
) parts
where streams.id = parts.stream and state -> 'fieldwork' is not null;
