-- Every table that is derived from the journal keeps what stood before, so that anything can be read as of a past day. The
-- tables of former rows, what fills them and the views that read them are made by `past/keep-past.ts` after the migrations,
-- from the tables as they are then.

-- When what is being projected happened: `append` says so, and a replay does.
create function moment_of_event() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('touchstone.at', true), '')::timestamptz, now()) $$;

-- The moment at which the day that somebody asked for was over, and the day that it is now for the public.
create function moment_asked() returns timestamptz language sql stable parallel safe
  as $$ select current_setting('touchstone.moment')::timestamptz $$;
create function public_day_now() returns date language sql stable parallel safe
  as $$ select current_setting('touchstone.public_day')::date $$;

-- A row of the register tells since when it stands, as every row does now.
alter table register drop column updated_at;

-- Since when rows from before this migration stand, only the journal tells: it is replayed once, at the next start.
insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from journal);
