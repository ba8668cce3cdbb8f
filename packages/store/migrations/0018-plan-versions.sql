-- Every version of an assurance plan is kept with its answer, so that whoever approves a change sees what it changes.
create table assurance_plan_versions (
  cycle text not null,
  version integer not null,
  plan jsonb not null,
  stage text not null check (stage in ('submitted', 'returned', 'approved')),
  return_reason text,
  submitted_by text not null,
  submitted_at timestamptz not null,
  primary key (cycle, version)
);

insert into assurance_plan_versions (cycle, version, plan, stage, submitted_by, submitted_at)
  select stream, version, payload, 'submitted', actor, at
  from journal join journal_payloads using (stream, version)
  where type = 'assurance-plan.submitted' and payload is not null;

-- An answer is to the version that was handed in last before it.
update assurance_plan_versions as answered
  set stage = case answer.type when 'assurance-plan.approved' then 'approved' else 'returned' end,
    return_reason = answer.payload ->> 'reason'
  from (
    select stream, type, payload, (
      select max(handed_in.version) from journal as handed_in
      where handed_in.stream = journal.stream and handed_in.version < journal.version
        and handed_in.type = 'assurance-plan.submitted'
    ) as of
    from journal join journal_payloads using (stream, version)
    where type in ('assurance-plan.approved', 'assurance-plan.returned')
  ) as answer
  where answered.cycle = answer.stream and answered.version = answer.of;

drop table assurance_plans;

grant select, insert, update, delete on assurance_plan_versions to touchstone_app;
