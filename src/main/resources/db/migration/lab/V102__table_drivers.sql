-- How files of an instrument are read; null for one that sends messages.
alter table lab.analyzer add column table_driver jsonb;
