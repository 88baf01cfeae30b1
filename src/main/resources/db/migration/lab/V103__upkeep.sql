-- A lot of a reagent on an analyzer. Code empty: for all its tests.
create table lab.loaded_reagent (
  id         bigint generated always as identity primary key,
  analyzer   bigint      not null references lab.analyzer (id),
  name       text        not null,
  code       text        not null default '',
  lot        text        not null,
  expires    date,
  loaded_at  timestamptz not null,
  seen_at    timestamptz not null,
  entered_by text        not null,
  message    bigint,
  retired_at timestamptz,
  retired_by text,
  unique (analyzer, name, code, lot)
);

-- A calibration of an analyzer. Test empty: of all its tests.
create table lab.calibration (
  id            bigint generated always as identity primary key,
  analyzer      bigint      not null references lab.analyzer (id),
  test          text        not null default '',
  lot           text        not null,
  calibrated_at timestamptz not null,
  due           date,
  passed        boolean     not null,
  words         text        not null default '',
  entered_at    timestamptz not null default now(),
  entered_by    text        not null
);
create index calibration_analyzer on lab.calibration (analyzer, test, calibrated_at desc, id desc);

create table lab.maintenance_task (
  id         bigint generated always as identity primary key,
  analyzer   bigint      not null references lab.analyzer (id),
  name       text        not null,
  often      text        not null check (often in ('DAILY', 'WEEKLY', 'MONTHLY')),
  begins     date        not null,
  entered_at timestamptz not null default now(),
  entered_by text        not null,
  ended_at   timestamptz,
  ended_by   text
);
create unique index maintenance_task_name on lab.maintenance_task (analyzer, lower(name)) where ended_at is null;

-- Never changed: a task ticked off by mistake is taken back with a word of its own.
create table lab.maintenance_done (
  id        bigint generated always as identity primary key,
  task      bigint      not null references lab.maintenance_task (id),
  at        timestamptz not null,
  actor     text        not null,
  words     text        not null default '',
  undone_at timestamptz,
  undone_by text
);
create index maintenance_done_task on lab.maintenance_done (task, at desc);
