--! breaking
-- Several people can be responsible for a site, and more is on file of it: what is done there, where it lies, how much it
-- can make. Who was responsible stays so, in the table and in the folded state of the site's stream.

create table site_people (
  site text not null,
  account text not null,
  primary key (site, account)
);
create index site_people_account on site_people (account);

insert into site_people select id, responsible from sites where responsible is not null;

alter table sites
  drop column responsible,
  add column activities text[] not null default '{}',
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add column capacity_amount double precision check (capacity_amount > 0),
  add column capacity_unit text,
  add check ((latitude is null) = (longitude is null)),
  add check ((capacity_amount is null) = (capacity_unit is null));

update streams
set state = jsonb_set(state, '{responsible}',
  case when jsonb_typeof(state -> 'responsible') = 'string' then jsonb_build_array(state -> 'responsible') else '[]' end)
where kind = 'site' and state ->> 'stage' = 'filed';

grant select, insert, update, delete on site_people to touchstone_app;
