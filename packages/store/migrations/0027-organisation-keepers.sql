--! breaking
-- An organisation can have several keepers. Whoever registered it stays one, in the table and in the folded state of its
-- stream. Since when their rows stand, only the journal tells: it is replayed at the next start (`fillPast`).

create table organisation_keepers (
  organisation text not null,
  account text not null,
  primary key (organisation, account)
);

insert into organisation_keepers select id, keeper from organisations where keeper is not null;

alter table organisations drop column keeper;

update streams
set state = jsonb_set(state - 'keeper', '{keepers}',
  case when jsonb_typeof(state -> 'keeper') = 'string' then jsonb_build_array(state -> 'keeper') else '[]' end)
where kind = 'organisation' and state ->> 'stage' = 'registered';

grant select, insert, update, delete on organisation_keepers to touchstone_app;

insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from journal)
on conflict (key) do update set value = excluded.value;
