-- Votes of a panel on a proposed award with their reasons, who withdrew from deciding, and the conditions of awards.

create table award_votes (
  cycle text not null,
  version integer not null,
  account text not null,
  -- null: withdrew from every decision of the cycle
  vote text check (vote in ('for', 'against', 'abstain')),
  reason text not null,
  at timestamptz not null,
  primary key (cycle, version)
);

create table award_conditions (
  cycle text not null,
  mark text not null,
  condition text not null,
  fulfilled_on date,
  note text,
  primary key (cycle, mark, condition),
  check ((fulfilled_on is null) = (note is null))
);

grant select, insert, update, delete on award_votes, award_conditions to touchstone_app;
