alter table exchange.channel drop constraint channel_door_check,
  add constraint channel_door_check check (door in ('HL7', 'ANALYZERS', 'FILES', 'POINT_OF_CARE'));

insert into exchange.channel values
  ('point-of-care', 'POINT_OF_CARE', '*', '{127.0.0.0/8,::1}', '{}', 'REFUSE', true, 'Any point-of-care device on this machine', 1);
insert into exchange.channel_history (name, version, changed_by, settings)
select name, 1, 'undercroft', to_jsonb(channel) - 'name' - 'version' from exchange.channel where name = 'point-of-care';
