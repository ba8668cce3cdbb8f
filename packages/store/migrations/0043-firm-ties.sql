-- What ties an assessment firm to an operator, and so its people to each of its sites, with its source and days.
create table firm_ties (
  firm text not null,
  organisation text not null,
  tie text not null check (tie in ('advice', 'ownership')),
  begun_on date,
  ended_on date,
  source_title text not null,
  source_url text,
  recorded_at timestamptz not null,
  primary key (firm, organisation, tie)
);

grant select, insert, update, delete on firm_ties to touchstone_app;
