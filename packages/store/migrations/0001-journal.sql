-- The journal: what happened, for ever. The application's role can add to it and read it; nobody updates or deletes, not even
-- the owner by mistake. Payloads lie beside the entries so that an erasure may empty one without breaking the chain.

do $$
begin
  if not exists (select from pg_roles where rolname = 'touchstone_app') then
    create role touchstone_app nologin;
  end if;
  execute format('grant touchstone_app to %I', current_user);
end
$$;

grant usage on schema public to touchstone_app;

-- One row per case. `state` is the fold of the stream's events: a cache that `touchstone doctor` derives again.
create table streams (
  id text primary key,
  kind text not null check (kind in ('site', 'cycle', 'assessor', 'evidence', 'access', 'scheme')),
  version integer not null check (version > 0),
  state jsonb not null,
  head bytea not null check (length(head) = 32)
) with (fillfactor = 70); -- room on the page, so that an update writes no index entry and disturbs no concurrent reader

create table journal (
  stream text not null,
  version integer not null check (version > 0),
  type text not null,
  format smallint not null check (format > 0),
  at timestamptz not null,
  observed_at timestamptz,
  actor text not null,
  command_id uuid not null,
  payload_hash bytea not null check (length(payload_hash) = 32),
  entry_hash bytea not null check (length(entry_hash) = 32),
  -- order of arrival, with gaps; for reading in batches, never for meaning
  position bigint generated always as identity,
  primary key (stream, version)
);
create index journal_position on journal (position);

create table journal_payloads (
  stream text not null,
  version integer not null,
  salt bytea,
  payload jsonb,
  erased_at timestamptz,
  erased_because text,
  primary key (stream, version),
  foreign key (stream, version) references journal (stream, version),
  check ((payload is null) = (erased_at is not null)),
  check ((erased_at is null) = (erased_because is null)),
  check ((salt is null) = (payload is null))
);

-- What a command came to. Inserted, never looked up first: a second insert of the same id is what finds the first answer.
create table outcomes (
  command_id uuid primary key,
  type text not null,
  stream text not null,
  actor text not null,
  -- of type, stream, actor and body, so that a reused id with other content is noticed
  fingerprint bytea not null check (length(fingerprint) = 32),
  version integer,
  refusals jsonb,
  at timestamptz not null,
  check ((version is null) <> (refusals is null))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger journal_is_append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();
create trigger outcomes_are_append_only before update or delete or truncate on outcomes
  for each statement execute function refuse_change();
create trigger payloads_are_not_removed before delete or truncate on journal_payloads
  for each statement execute function refuse_change();

-- A payload may only be emptied, by the erasure that says when and why.
create function refuse_payload_change() returns trigger language plpgsql as $$
begin
  if old.erased_at is null and new.erased_at is not null and new.payload is null
     and new.stream = old.stream and new.version = old.version then
    return new;
  end if;
  raise exception 'a payload is erased with its reason or left as it is' using errcode = 'insufficient_privilege';
end
$$;
create trigger payloads_are_only_erased before update on journal_payloads
  for each row execute function refuse_payload_change();

grant select, insert, update on streams to touchstone_app;
grant select, insert on journal, journal_payloads, outcomes to touchstone_app;
