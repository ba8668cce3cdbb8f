-- Whoever acts on a page that was opened before the credential of an award was put on record is not told that the case changed: for
-- that, the state keeps at which version the last one was.
update streams set state = jsonb_set(state, '{credential,version}', to_jsonb(issued.version))
from (select stream, max(version) as version from journal where type = 'credential.issued' group by stream) issued
where streams.id = issued.stream and state #>> '{credential,stage}' = 'issued';
