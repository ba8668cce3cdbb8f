-- What the approvals of a team must reach to, beside the cycle, so that whoever's scope was narrowed is found by one query; and
-- the language of the engagement in the folded state, by which approvals are judged as long as the team acts.
alter table cycles add scope_needed jsonb;

update streams set state = jsonb_set(state, '{assessment,appointment,language}', appointed.language)
from (
  select distinct on (journal.stream) journal.stream, journal_payloads.payload -> 'language' as language
  from journal join journal_payloads
    on journal_payloads.stream = journal.stream and journal_payloads.version = journal.version
  where journal.type = 'assessment.appointed'
  order by journal.stream, journal.version desc
) as appointed
where appointed.stream = streams.id and appointed.language is not null
  and state -> 'assessment' -> 'appointment' is not null;

update cycles set scope_needed = jsonb_build_object(
  'metals', streams.state -> 'siteFacts' -> 'metals',
  'siteTypes', jsonb_build_array(streams.state -> 'siteFacts' -> 'siteType'),
  'schemes', jsonb_build_array(schemes.scheme),
  'countries', jsonb_build_array(streams.state -> 'siteFacts' -> 'country'),
  'languages', case when streams.state -> 'assessment' -> 'appointment' ? 'language'
    then jsonb_build_array(streams.state -> 'assessment' -> 'appointment' -> 'language') else '[]' end)
from streams, schemes
where streams.id = cycles.id and schemes.hash = cycles.scheme_hash
  and streams.state -> 'assessment' -> 'appointment' is not null;
