-- Appeals of sites against decisions, and what happens while an award stands: surveillance, notices of change, answers.

create table appeals (
  cycle text not null,
  version integer not null,
  against text not null check (against in ('refusal', 'suspension', 'withdrawal')),
  ground text,
  reason text not null,
  lodged_on date not null,
  decided_by text[] not null,
  outcome text check (outcome in ('stands', 'set-aside')),
  outcome_reason text,
  outcome_on date,
  heard_by text[] not null,
  primary key (cycle, version),
  check ((outcome is null) = (outcome_on is null)),
  -- the second lock: whoever decided does not hear the appeal
  constraint heard_by_others check (not (heard_by && decided_by))
);

create table after_award_acts (
  cycle text not null,
  version integer not null,
  kind text not null check (kind in ('surveillance', 'change', 'answer')),
  -- of the visit, of the change, or of the answer
  day date not null,
  -- the trigger that the scheme names, or the effect of a change
  word text,
  said text not null,
  by text not null,
  primary key (cycle, version)
);

alter table standing_acts
  drop constraint standing_acts_kind_check,
  add constraint standing_acts_kind_check check (kind in (
    'suspended', 'lifted', 'withdrawn', 'restored', 'reopened', 'superseded'));

grant select, insert, update, delete on appeals, after_award_acts to touchstone_app;
