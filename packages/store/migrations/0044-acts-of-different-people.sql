-- A scheme may want two acts done by different people, whichever comes first: who planned an assessment, confirmed full conformance
-- and heard an appeal is kept in the state of a cycle too, in the order in which they did it first.
update streams set state = jsonb_set(state, '{acts}', (state -> 'acts') || done.acts)
from (
  select stream, jsonb_object_agg(act, people) as acts
  from (
    select stream, act, jsonb_agg(actor order by first) as people
    from (
      select stream, actor, min(version) as first,
        case type
          when 'assurance-plan.submitted' then 'assessment.plan'
          when 'conformance.confirmed' then 'conformance.confirm'
          else 'appeal.decide'
        end as act
      from journal
      where type in ('assurance-plan.submitted', 'conformance.confirmed', 'appeal.voted', 'appeal.decided')
      group by stream, actor, act
    ) each
    group by stream, act
  ) listed
  group by stream
) done
where streams.id = done.stream and state ? 'acts';
