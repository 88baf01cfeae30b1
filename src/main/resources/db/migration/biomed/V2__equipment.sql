-- A machine of the hospital. Its tag is unique whatever the case in which it was typed or scanned.
create table biomed.equipment (
  id            bigint      generated always as identity primary key,
  tag           text        not null,
  name          text        not null,
  make          text        not null default '',
  model         text        not null default '',
  serial        text        not null default '',
  udi           text        not null default '',
  category      text        not null,
  owner         text        not null default '',
  building      text        not null default '',
  room          text        not null default '',
  status        text        not null,
  -- false: an event named this tag before any person did
  identified    boolean     not null,
  notes         text        not null default '',
  version       int         not null default 1,
  registered_at timestamptz not null default clock_timestamp(),
  registered_by text        not null
);
create unique index equipment_tag on biomed.equipment (upper(tag));
create index equipment_serial on biomed.equipment (upper(serial)) where serial <> '';
create index equipment_not_usable on biomed.equipment (status) where status not in ('IN_SERVICE', 'RETIRED');

-- Everything that ever changed about a machine: its status, its place, its description.
create table biomed.equipment_change (
  id         bigint      generated always as identity primary key,
  equipment  bigint      not null references biomed.equipment (id),
  kind       text        not null,
  before     text        not null default '',
  after      text        not null default '',
  reason     text        not null default '',
  work_order text,
  changed_by text        not null,
  changed_at timestamptz not null default clock_timestamp()
);
create index equipment_change_of on biomed.equipment_change (equipment, id);
