-- Where a scheme has each requirement below a criterion rated, their ratings are saved with the criterion's:
-- by requirement id, each with its level, rationale and evidence.
alter table answers add requirements jsonb not null default '{}';
alter table determinations add requirements jsonb not null default '{}';
