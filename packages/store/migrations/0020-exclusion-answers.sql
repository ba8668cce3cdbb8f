-- What was answered to a determination that a criterion is not applicable; `determination` is the version that it answers.
create table exclusion_answers (
  cycle text not null,
  criterion text not null,
  determination integer not null,
  answer text not null check (answer in ('confirmed', 'declined')),
  reason text,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (cycle, criterion)
);

grant select, insert, update, delete on exclusion_answers to touchstone_app;
