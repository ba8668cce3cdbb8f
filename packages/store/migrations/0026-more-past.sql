-- The people of sites and declarations have a past too. Since when their rows stand, only the journal tells:
-- it is replayed at the next start (`fillPast`).

insert into settings (key, value) select 'past-to-fill', 'true' where exists (select from journal)
on conflict (key) do update set value = excluded.value;
