-- A proposal on the award says of whose ties to the site it was made knowing; of those from before nobody was asked.
alter table award_decisions add tied text[] not null default '{}';
