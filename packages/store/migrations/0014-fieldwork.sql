-- Between the appointment and the report: notes of the desk review, the assurance plan, the visit, interviews, observations,
-- sections of the report, and where the site disagrees.

create table desk_notes (
  cycle text not null,
  criterion text not null,
  note text not null,
  noted_by text not null,
  noted_at timestamptz not null,
  primary key (cycle, criterion)
);

create table assurance_plans (
  cycle text primary key,
  extent text not null,
  visit_from date not null,
  visit_until date not null,
  media_scan text not null,
  stakeholders text not null,
  sample jsonb not null,
  sampling text not null,
  change text,
  stage text not null check (stage in ('submitted', 'returned', 'approved')),
  return_reason text,
  submitted_at timestamptz not null
);

create table visits (
  cycle text primary key,
  first_day date not null,
  last_day date not null,
  opening_on date,
  closing_on date,
  meetings text not null
);

-- Notes are the team's, and the secretariat's where the scheme says so.
create table interviews (
  cycle text not null,
  version integer not null,
  heard_group text not null,
  number integer not null,
  held_on date not null,
  notes text not null,
  recorded_by text not null,
  primary key (cycle, version)
);

create table observations (
  cycle text not null,
  version integer not null,
  kind text not null check (kind in ('observation', 'good-practice')),
  criterion text,
  words text not null,
  recorded_by text not null,
  primary key (cycle, version)
);

create table disagreements (
  cycle text not null,
  criterion text not null,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (cycle, criterion)
);

alter table cycles
  add review_summary text,
  -- why the assessors ask for the self-assessment to be returned
  add return_asked text,
  add report_sections jsonb not null default '[]';

grant select, insert, update, delete on desk_notes, assurance_plans, visits, interviews, observations, disagreements
  to touchstone_app;
