-- Organisations: operators of sites and partners of schemes. A site names its operator by an entry, or in words as before.

create table organisations (
  id text primary key,
  name text not null,
  -- two names that people would take for the same have the same key
  name_key text not null,
  country text not null,
  kind text not null,
  website text,
  contact jsonb,
  fictional boolean not null,
  -- who registered it; empty where the secretariat did
  keeper text,
  registered_at timestamptz not null
);
-- Not unique: a replay goes through the streams one after the other, and names change hands.
create index organisations_name on organisations (name_key, country);

create table partnerships (
  organisation text not null,
  version integer not null,
  scheme text not null,
  begun_on date not null,
  statement text,
  source_title text,
  source_url text,
  ended_on date,
  primary key (organisation, version)
);
create index partnerships_standing on partnerships (scheme) where ended_on is null;

alter table sites add operator_entry text;
create index sites_operator_entry on sites (operator_entry);
alter table register add operator_entry text;
create index register_operator_entry on register (operator_entry);

grant select, insert, update, delete on organisations, partnerships to touchstone_app;
