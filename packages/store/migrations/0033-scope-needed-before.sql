-- What an engagement reaches to, for the rows of the past from before 0030: it is settled by the appointment.
do $$
begin
  if to_regclass('public.former_cycles') is not null then
    alter table former_cycles add column if not exists scope_needed jsonb;
    update former_cycles set scope_needed = cycles.scope_needed
    from cycles where cycles.id = former_cycles.id and former_cycles.assessor is not null;
  end if;
end $$;
