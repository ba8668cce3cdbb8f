-- Imported facts name the day on which they happened, where their source does, the conditions that it tells of, and the row
-- of the table that they came from.

alter table imported_facts
  add column happened_on date,
  add column conditions text,
  add column source_row integer;
