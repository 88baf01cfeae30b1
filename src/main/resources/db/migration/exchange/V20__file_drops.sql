alter table exchange.channel drop constraint channel_door_check,
  add constraint channel_door_check check (door in ('HL7', 'ANALYZERS', 'FILES'));

insert into exchange.channel values
  ('files', 'FILES', '*', '{}', '{}', 'REFUSE', true, 'Any folder below the data directory', 1);
insert into exchange.channel_history (name, version, changed_by, settings)
select name, 1, 'undercroft', to_jsonb(channel) - 'name' - 'version' from exchange.channel where name = 'files';
