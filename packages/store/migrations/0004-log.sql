-- The transparency log: a Merkle tree over public entries. One sequencer job gives each its place; nothing is reordered.

create table log_leaves (
  index bigint primary key check (index >= 0),
  stream text not null,
  version integer not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  sequenced_at timestamptz not null,
  unique (stream, version)
);

-- Hashes of complete subtrees: level 0 is the leaves, `index` counts within the level.
create table log_nodes (
  level smallint not null check (level >= 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);

create table log_checkpoints (
  size bigint primary key check (size >= 0),
  root bytea not null check (length(root) = 32),
  -- signed note, C2SP tlog-checkpoint
  note text not null,
  at timestamptz not null
);

create trigger log_leaves_are_append_only before update or delete or truncate on log_leaves
  for each statement execute function refuse_change();
create trigger log_nodes_are_append_only before update or delete or truncate on log_nodes
  for each statement execute function refuse_change();
create trigger log_checkpoints_are_append_only before update or delete or truncate on log_checkpoints
  for each statement execute function refuse_change();

grant select, insert on log_leaves, log_nodes, log_checkpoints to touchstone_app;

-- The only thing that the application may do with the job queue: put a job into it, in its own transaction. Jobs with the
-- same key that wait for their turn are one job.
create function enqueue_job(name text, payload json, key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload, job_key := key);
end
$$;
revoke execute on function enqueue_job (text, json, text) from public;
grant execute on function enqueue_job (text, json, text) to touchstone_app;
