-- A plan has several actions, each with an owner and a day of its own; what the plan named before is its first action.
create table finding_actions (
  cycle text not null,
  finding text not null,
  action text not null,
  what text not null,
  owner text not null,
  due_on date not null,
  stage text not null check (stage in ('planned', 'done', 'verified', 'dropped')),
  progress text,
  evidence text[] not null,
  verified_rationale text,
  method text check (method in ('remote', 'on-site')),
  primary key (cycle, finding, action)
);

insert into finding_actions (cycle, finding, action, what, owner, due_on, stage, evidence)
  select cycle, finding, '1', action, owner, due_on,
    case stage when 'closed' then 'verified' when 'reported' then 'done' else 'planned' end, '{}'
  from findings where action is not null;

-- The folded state of a cycle knows the same, and the version of the last event that touched each finding.
with touched as (
  select stream, payload ->> 'finding' as finding, max(version) as version
  from journal join journal_payloads using (stream, version)
  where type in ('improvement.planned', 'improvement.reported', 'improvement.reopened', 'finding.closed')
  group by 1, 2
)
update streams set state = jsonb_set(state, '{findings}', (
  select jsonb_object_agg(one.key, one.value
    || coalesce((select jsonb_build_object('version', touched.version) from touched
        where touched.stream = streams.id and touched.finding = one.key), '{}')
    || coalesce((select jsonb_build_object('actions', jsonb_build_object('1',
        jsonb_build_object('stage', finding_actions.stage, 'dueOn', finding_actions.due_on::text))) from finding_actions
        where finding_actions.cycle = streams.id and finding_actions.finding = one.key), '{}'))
  from jsonb_each(streams.state -> 'findings') as one))
where kind = 'cycle' and state -> 'findings' <> '{}';

alter table findings drop column action, drop column owner, drop column due_on;
alter table findings
  add column method text check (method in ('remote', 'on-site')),
  -- the finding of an earlier cycle of the site that the same criterion raised
  add column repeats_cycle text,
  add column repeats_finding text;

grant select, insert, update, delete on finding_actions to touchstone_app;
