--! breaking
-- The assessor register: firms beside persons, each with the scope of its approval; competences that run out; declarations of
-- whoever declares, assessor or officer; and everybody on the team of an assessment, not its lead alone.

-- A stream's kind is the prefix of its id; which kinds there are, the program knows.
alter table streams drop constraint streams_kind_check;
alter table streams add constraint streams_kind_check check (starts_with(id, kind || '_'));

create table firms (
  id text primary key,
  name text not null,
  country text,
  scope jsonb not null,
  until date,
  suspended boolean not null,
  -- of the last suspension or reinstatement
  approval_reason text,
  fictional boolean not null,
  approved_at timestamptz not null
);

alter table assessors
  add firm_entry text,
  add scope jsonb not null default '{}',
  add until date,
  add suspended boolean not null default false,
  add approval_reason text;
create index assessors_firm_entry on assessors (firm_entry);

create table competences (
  assessor text not null,
  competence text not null,
  until date,
  shown_by text,
  recorded_at timestamptz not null,
  primary key (assessor, competence)
);

-- A declaration is a person's own, whatever the person is; `stream` is where it was made.
alter table declarations
  add account text,
  add stream text,
  add ties jsonb not null default '[]';
update declarations d set account = a.account, stream = d.assessor from assessors a where a.id = d.assessor;
alter table declarations drop constraint declarations_pkey;
alter table declarations drop column assessor;
alter table declarations
  alter account set not null,
  alter stream set not null,
  add primary key (account, site);

alter table cycles
  -- the lead and the members
  add team_accounts text[] not null default '{}',
  -- why the last proposed team was refused
  add team_reason text;
update cycles set team_accounts = array[assessor_account] where assessor_account is not null;
alter table cycles drop column assessor_account;
create index cycles_team_accounts on cycles using gin (team_accounts);

-- In the folded states: an approval from before is open in scope and has no end; declarations are cases of their own.
update streams set state = (state - 'declarations') || '{"scope": {}, "suspended": false, "competences": {}}'
where kind = 'assessor' and state ->> 'stage' = 'approved';
update streams set state = jsonb_set(state, '{assessment,appointment,members}', '[]')
where kind = 'cycle' and state -> 'assessment' -> 'appointment' is not null;

grant select, insert, update, delete on firms, competences to touchstone_app;
