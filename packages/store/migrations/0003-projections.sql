-- What people ask for, derived from the journal in the transaction that wrote it. Every table here can be emptied and
-- derived again; `touchstone doctor` compares them with a replay. The checks repeat what the deciders promise.

create table grants (
  account text not null,
  duty text not null check (duty in ('secretariat', 'officer', 'operator')),
  primary key (account, duty)
);

create table schemes (
  hash text primary key,
  scheme text not null,
  version text not null,
  in_force_from date not null,
  in_force_until date,
  content text not null,
  published_at timestamptz not null,
  unique (scheme, version)
);

create table sites (
  id text primary key,
  name text not null,
  operator text not null,
  country text not null,
  place text,
  site_type text not null,
  metals text[] not null,
  fictional boolean not null,
  responsible text,
  filed_at timestamptz not null
);
create index sites_responsible on sites (responsible);

create table evidence (
  id text primary key,
  site text not null,
  title text not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  about date,
  added_by text not null,
  added_at timestamptz not null
);
create index evidence_site on evidence (site);
create index evidence_sha256 on evidence (sha256);

create table assessors (
  id text primary key,
  account text not null unique,
  name text not null,
  firm text not null,
  fictional boolean not null,
  approved_at timestamptz not null
);

create table declarations (
  assessor text not null,
  site text not null,
  conflict boolean not null,
  reason text not null,
  declared_at timestamptz not null,
  primary key (assessor, site)
);

create table cycles (
  id text primary key,
  site text not null,
  scheme_hash text,
  stage text not null check (stage in (
    'imported', 'signed', 'returned', 'self-assessing', 'self-assessed', 'assessing', 'reported', 'deciding', 'proposed',
    'awarded', 'refused', 'expired')),
  signed_on date,
  signatory jsonb,
  contact jsonb,
  letter_reason text,
  assessor text,
  assessor_account text,
  report_summary text,
  report_reason text,
  visited_on date,
  anchors jsonb not null,
  began_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index one_cycle_per_site on cycles (site);
create index cycles_stage on cycles (stage, id);
create index cycles_assessor_account on cycles (assessor_account);

create table answers (
  cycle text not null,
  criterion text not null,
  level text,
  not_applicable boolean not null,
  rationale text not null,
  evidence text[] not null,
  version integer not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (cycle, criterion),
  check (not_applicable = (level is null))
);

create table determinations (
  cycle text not null,
  criterion text not null,
  level text,
  not_applicable boolean not null,
  rationale text not null,
  evidence text[] not null,
  version integer not null,
  determined_by text not null,
  determined_at timestamptz not null,
  observed_at timestamptz,
  primary key (cycle, criterion),
  check (not_applicable = (level is null))
);

create table findings (
  cycle text not null,
  finding text not null,
  criterion text not null,
  raised_level text not null,
  level text not null,
  stage text not null check (stage in ('raised', 'planned', 'reported', 'closed')),
  cause text,
  action text,
  owner text,
  due_on date,
  done text,
  evidence text[] not null,
  verified_rationale text,
  closed_on date,
  primary key (cycle, finding)
);

create table clocks (
  cycle text not null,
  clock text not null,
  finding text not null,
  due date,
  met_on date,
  reached_on date,
  primary key (cycle, clock, finding)
);
create index clocks_open on clocks (due) where met_on is null and reached_on is null;

create table award_decisions (
  cycle text not null,
  version integer not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  marks text[] not null,
  advised text[] not null,
  departs boolean not null,
  reason text not null,
  stage text not null check (stage in ('proposed', 'declined', 'overtaken', 'confirmed')),
  confirmed_by text,
  confirmed_at timestamptz,
  declined_reason text,
  primary key (cycle, version),
  check ((stage = 'confirmed') = (confirmed_by is not null)),
  -- the second lock of the four eyes: the decider refuses it first
  constraint proposer_is_not_confirmer check (confirmed_by is null or confirmed_by <> proposed_by)
);

create table awarded_marks (
  cycle text not null,
  mark text not null,
  site text not null,
  valid_from date not null,
  valid_until date,
  expired_on date,
  primary key (cycle, mark)
);

create table credentials (
  cycle text primary key,
  id text not null unique,
  jwt text not null,
  status_index bigint not null unique,
  issued_at timestamptz not null
);

create table imported_facts (
  cycle text not null,
  position integer not null,
  site text not null,
  step text not null,
  known_on date not null,
  source_title text not null,
  source_url text,
  primary key (cycle, position)
);

-- What happened in public, entry by entry, as the transparency log seals it.
create table public_entries (
  stream text not null,
  version integer not null,
  site text,
  at timestamptz not null,
  entry jsonb not null,
  primary key (stream, version)
);
create index public_entries_site on public_entries (site, at);

create table register (
  site text primary key,
  cycle text not null,
  name text not null,
  operator text not null,
  country text not null,
  place text,
  site_type text not null,
  metals text[] not null,
  fictional boolean not null,
  imported boolean not null,
  status text not null check (status in ('committed', 'self-assessed', 'under-assessment', 'assessed', 'awarded', 'expired')),
  scheme text not null,
  scheme_version text,
  committed_on date,
  awarded_on date,
  valid_until date,
  marks text[] not null,
  -- lower-case name, operator and place, for search
  search text not null,
  updated_at timestamptz not null
);
create index register_name on register (lower(name), site);
create index register_status on register (status, lower(name), site);
create index register_country on register (country, lower(name), site);

grant select, insert, update, delete on
  grants, schemes, sites, evidence, assessors, declarations, cycles, answers, determinations, findings, clocks,
  award_decisions, awarded_marks, credentials, imported_facts, public_entries, register
  to touchstone_app;
