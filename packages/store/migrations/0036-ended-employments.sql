-- Who was responsible for a site, or kept its operator's entry, and is it no more: a scheme may let such a tie cool off. Filled from
-- the journal at the next start (`fillPast`), where anybody may have been let go.
create table ended_employments (
  stream text not null,
  account text not null,
  employer text not null,
  ended_on date not null,
  primary key (stream, account, employer)
);
create index ended_employments_account on ended_employments (account);

grant select, insert, update, delete on ended_employments to touchstone_app;

insert into settings (key, value)
select 'past-to-fill', 'true'
where exists (select from journal where type in ('site.dismissed', 'site.revised', 'organisation.dismissed'))
on conflict (key) do update set value = excluded.value;
