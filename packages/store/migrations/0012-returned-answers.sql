-- Self-assessments that went back to the site, with a comment for each criterion that is to be looked at again; and
-- cycles that end with their commitment.

create table self_assessment_returns (
  cycle text not null,
  version integer not null,
  returned_on date not null,
  returned_by text not null,
  reason text not null,
  primary key (cycle, version)
);

create table answer_comments (
  cycle text not null,
  criterion text not null,
  version integer not null,
  comment text not null,
  primary key (cycle, criterion, version)
);

alter table cycles
  drop constraint cycles_stage_check,
  add constraint cycles_stage_check check (stage in (
    'imported', 'signed', 'returned', 'self-assessing', 'self-assessed', 'assessing', 'reported', 'deciding', 'proposed',
    'awarded', 'refused', 'suspended', 'expired', 'withdrawn', 'superseded', 'retracted', 'left', 'lapsed'));

alter table register
  drop constraint register_status_check,
  add constraint register_status_check check (status in (
    'committed', 'self-assessed', 'under-assessment', 'assessed', 'awarded', 'suspended', 'expired', 'withdrawn', 'left',
    'lapsed'));

grant select, insert, update, delete on self_assessment_returns, answer_comments to touchstone_app;
