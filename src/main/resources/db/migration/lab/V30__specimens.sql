-- The life of a tube: where it is, who had it in hand, and what it waits for.
alter table lab.specimen
  add column state           text        not null default 'ORDERED' check (state in ('ORDERED', 'COLLECTED', 'IN_TRANSIT', 'RECEIVED', 'STORED', 'RETRIEVED', 'REFERRED', 'REJECTED', 'DISCARDED')),
  add column state_at        timestamptz not null default now(),
  add column state_by        text        not null default '',
  add column place           text        not null default '',
  add column collected_by    text        not null default '',
  add column received_at     timestamptz,
  add column received_by     text        not null default '',
  add column receipt_implied boolean     not null default false,
  add column parent          bigint references lab.specimen (id),
  add column replaces        bigint references lab.specimen (id),
  add column volume_ml       numeric;
create index specimen_on_its_way on lab.specimen (state, id) where state in ('ORDERED', 'COLLECTED', 'IN_TRANSIT');
create index specimen_parent on lab.specimen (parent) where parent is not null;
create index specimen_replaces on lab.specimen (replaces) where replaces is not null;

update lab.specimen s set state = 'RECEIVED', received_at = s.created_at, state_at = s.created_at, receipt_implied = true
 where exists (select from lab.result r where r.specimen = s.id);
update lab.specimen set state = 'COLLECTED', state_at = created_at where state = 'ORDERED' and collected_at is not null;

create table lab.specimen_rejection (
  id        bigint generated always as identity primary key,
  specimen  bigint      not null references lab.specimen (id),
  reason    text        not null,
  note      text        not null,
  at        timestamptz not null,
  actor     text        not null,
  former    text        not null,
  recollect bigint references lab.specimen (id),
  undone_at timestamptz,
  undone_by text        not null default ''
);
create unique index specimen_rejection_one on lab.specimen_rejection (specimen) where undone_at is null;
create index specimen_rejection_at on lab.specimen_rejection (at);

create table lab.specimen_rejection_line (
  rejection bigint not null references lab.specimen_rejection (id),
  line      bigint not null references lab.order_line (id),
  former    text   not null,
  primary key (rejection, line)
);

-- Everything that was scanned at the receipt desk, understood or not.
create table lab.receipt_scan (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  actor    text        not null,
  code     text        not null,
  outcome  text        not null,
  words    text        not null,
  specimen bigint references lab.specimen (id)
);
create index receipt_scan_actor on lab.receipt_scan (actor, id desc);

-- Rules that a person set aside, and why.
create table lab.specimen_override (
  id       bigint generated always as identity primary key,
  specimen bigint      not null references lab.specimen (id),
  at       timestamptz not null,
  actor    text        not null,
  rule     text        not null,
  finding  text        not null,
  reason   text        not null
);
create index specimen_override_specimen on lab.specimen_override (specimen);

-- How each kind of specimen is drawn, brought and kept. A start; the laboratory sets its own.
create table lab.specimen_handling (
  type                    text primary key,
  draw_order              int  not null default 99,
  draw_to_receipt_minutes int check (draw_to_receipt_minutes > 0),
  retention_days          int  not null default 7 check (retention_days >= 0),
  instructions            text not null default ''
);
insert into lab.specimen_handling values
  ('CIT', 20, 240, 2, 'Fill to the mark. Invert 3 to 4 times.'),
  ('SER', 30, 240, 7, 'Invert 5 times. Let it clot upright.'),
  ('HEP', 40, 120, 7, 'Invert 8 to 10 times.'),
  ('EDTA', 50, 480, 5, 'Invert 8 to 10 times.'),
  ('FLU', 60, 240, 3, 'Invert 8 to 10 times. Lactate: no tourniquet, on ice.'),
  ('ABG', 70, 30, 0, 'Expel air, cap, mix, bring at once.'),
  ('UR', 90, 120, 2, 'Midstream.'),
  ('NP', 95, 1440, 7, 'Close the cap firmly.');

-- For how long a kind of specimen (for one test, or any) may be used at a temperature; zero hours means never.
create table lab.stability (
  type        text    not null,
  test        text    not null default '',
  temperature text    not null check (temperature in ('AMBIENT', 'REFRIGERATED', 'FROZEN', 'DEEP_FROZEN')),
  hours       numeric not null check (hours >= 0),
  primary key (type, test, temperature)
);
insert into lab.stability values
  ('SER', '', 'AMBIENT', 24), ('SER', '', 'REFRIGERATED', 168), ('SER', '', 'FROZEN', 2160), ('SER', '', 'DEEP_FROZEN', 17520),
  ('SER', 'K', 'AMBIENT', 8),
  ('HEP', '', 'AMBIENT', 24), ('HEP', '', 'REFRIGERATED', 168), ('HEP', '', 'FROZEN', 2160), ('HEP', '', 'DEEP_FROZEN', 17520),
  ('EDTA', '', 'AMBIENT', 24), ('EDTA', '', 'REFRIGERATED', 72), ('EDTA', '', 'FROZEN', 0), ('EDTA', '', 'DEEP_FROZEN', 0),
  ('CIT', '', 'AMBIENT', 24), ('CIT', '', 'REFRIGERATED', 24), ('CIT', '', 'FROZEN', 336), ('CIT', '', 'DEEP_FROZEN', 4380),
  ('CIT', 'APTT', 'AMBIENT', 4),
  ('FLU', '', 'AMBIENT', 24), ('FLU', '', 'REFRIGERATED', 72),
  ('UR', '', 'AMBIENT', 2), ('UR', '', 'REFRIGERATED', 24),
  ('ABG', '', 'AMBIENT', 0.5),
  ('NP', '', 'AMBIENT', 24), ('NP', '', 'REFRIGERATED', 72), ('NP', '', 'DEEP_FROZEN', 8760);

create table lab.collection_round (
  name   text primary key,
  starts time not null unique
);
insert into lab.collection_round values ('Morning', '06:00'), ('Noon', '11:00'), ('Afternoon', '16:00'), ('Night', '22:00');

create table lab.label_size (
  name      text    primary key,
  width_mm  numeric not null check (width_mm between 10 and 210),
  height_mm numeric not null check (height_mm between 8 and 297),
  symbology text    not null check (symbology in ('CODE_128', 'DATA_MATRIX')),
  dpi       int     not null check (dpi between 100 and 1200)
);
insert into lab.label_size values ('Tube', 50, 25, 'CODE_128', 203), ('Cryo', 38, 13, 'DATA_MATRIX', 300);

create table lab.label_print (
  id       bigint generated always as identity primary key,
  specimen bigint      not null references lab.specimen (id),
  at       timestamptz not null,
  actor    text        not null,
  size     text        not null,
  form     text        not null check (form in ('PDF', 'ZPL')),
  reprint  boolean     not null
);
create index label_print_specimen on lab.label_print (specimen);
