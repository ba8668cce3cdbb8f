-- An award that stands again after its withdrawal was set aside gets another credential: the withdrawn one stays revoked.
alter table credentials
  -- of the event that put it on record
  add version integer,
  add revoked boolean not null default false;
update credentials set version = coalesce((
  select max(journal.version) from journal where journal.stream = credentials.cycle and journal.type = 'credential.issued'
), 1);
update credentials set revoked = true from cycles where cycles.id = credentials.cycle and cycles.stage = 'withdrawn';
alter table credentials
  alter version set not null,
  drop constraint credentials_pkey,
  add primary key (cycle, version);
