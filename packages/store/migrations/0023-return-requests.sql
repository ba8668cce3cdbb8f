-- What the assessors want looked at again goes with their request to return the self-assessment, until it is answered.
alter table cycles
  add return_comments jsonb not null default '{}',
  -- why the last request was declined
  add return_declined text;

-- A request that the self-assessment was returned after is answered.
update cycles set return_asked = null
  where return_asked is not null and exists (
    select from journal as returned
    where returned.stream = cycles.id and returned.type = 'self-assessment.returned' and returned.version > (
      select max(asked.version) from journal as asked
      where asked.stream = cycles.id and asked.type = 'desk-review.return-asked'
    )
  );
