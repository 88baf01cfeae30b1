-- Where kept samples stand: a unit (freezer, refrigerator, room) holds racks on shelves, a rack is a grid of positions.
create table lab.storage_unit (
  id            bigint generated always as identity primary key,
  name          text    not null unique,
  temperature   text    not null check (temperature in ('AMBIENT', 'REFRIGERATED', 'FROZEN', 'DEEP_FROZEN')),
  low_celsius   numeric,
  high_celsius  numeric,
  equipment_tag text    not null default '',
  active        boolean not null default true,
  outside_since timestamptz
);

create table lab.storage_rack (
  id      bigint generated always as identity primary key,
  unit    bigint  not null references lab.storage_unit (id),
  shelf   text    not null,
  name    text    not null,
  code    text    generated always as ('R' || lpad(id::text, 6, '0')) stored unique,
  rows    int     not null check (rows between 1 and 26),
  columns int     not null check (columns between 1 and 24),
  used    int     not null default 0,
  active  boolean not null default true,
  unique (unit, shelf, name)
);

-- A sample's stay at a position; it ends when the sample is taken out.
create table lab.storage_stay (
  id            bigint generated always as identity primary key,
  specimen      bigint      not null references lab.specimen (id),
  rack          bigint      not null references lab.storage_rack (id),
  row_number    int         not null,
  column_number int         not null,
  stored_at     timestamptz not null,
  stored_by     text        not null,
  keep_until    date        not null,
  taken_at      timestamptz,
  taken_by      text        not null default '',
  taken_why     text        not null default ''
);
create unique index storage_stay_position on lab.storage_stay (rack, row_number, column_number) where taken_at is null;
create unique index storage_stay_specimen on lab.storage_stay (specimen) where taken_at is null;
create index storage_stay_stored on lab.storage_stay (stored_at desc, id desc) where taken_at is null;
create index storage_stay_until on lab.storage_stay (keep_until, id) where taken_at is null;
create index storage_stay_former on lab.storage_stay (specimen, id);

create table lab.storage_reading (
  id      bigint generated always as identity primary key,
  unit    bigint      not null references lab.storage_unit (id),
  at      timestamptz not null,
  celsius numeric     not null,
  outside boolean     not null,
  actor   text        not null
);
create index storage_reading_unit on lab.storage_reading (unit, at desc);

-- Samples that somebody wants out of their place.
create table lab.retrieval (
  id        bigint generated always as identity primary key,
  specimen  bigint      not null references lab.specimen (id),
  wanted_at timestamptz not null,
  wanted_by text        not null,
  purpose   text        not null,
  done_at   timestamptz,
  done_by   text        not null default '',
  outcome   text        not null default ''
);
create unique index retrieval_open on lab.retrieval (specimen) where done_at is null;
