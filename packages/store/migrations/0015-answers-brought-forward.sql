-- The answer of the cycle before that the site started from, where there was one.
alter table answers
  add brought_cycle text,
  add brought_criterion text,
  add check ((brought_cycle is null) = (brought_criterion is null));
