-- Who this laboratory is, for the heads of reports and for public health. One row.
create table lab.facility (
  one         boolean     primary key default true check (one),
  name        text        not null,
  street      text        not null,
  city        text        not null,
  state       text        not null,
  postal_code text        not null,
  country     text        not null,
  phone       text        not null,
  clia        text        not null,
  oid         text        not null,
  director    text        not null,
  hospital    text        not null,
  changed_at  timestamptz not null default now(),
  changed_by  text        not null
);
insert into lab.facility values (true, 'Laboratory', '', '', '', '', '', '', '', '', '', '', now(), 'undercroft');

-- Which results public health must hear of. A loaded table takes the place of the one before, which stays.
create table lab.notifiable_table (
  version   int         primary key,
  content   text        not null,
  loaded_at timestamptz not null default now(),
  loaded_by text        not null
);

-- Each message to public health: the first about a finding, and those that correct it.
create table lab.notification (
  id           bigint generated always as identity primary key,
  condition    text        not null,
  jurisdiction text        not null,
  source       text        not null,
  accession    text        not null,
  patient      text        not null,
  test         text        not null,
  test_name    text        not null,
  value        text        not null,
  standing     text        not null check (standing in ('PRELIMINARY', 'FINAL', 'CORRECTED', 'WITHDRAWN')),
  found_at     timestamptz not null,
  due_at       timestamptz not null,
  created_at   timestamptz not null default now(),
  control_id   text        not null unique,
  content      bytea       not null,
  unique (condition, jurisdiction, source, standing, value)
);
create index notification_tube on lab.notification (accession, test);
create index notification_created on lab.notification (created_at);
