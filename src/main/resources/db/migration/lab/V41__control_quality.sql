-- How much a result may be wrong, and how wrong the method is on average. The latest version of a test counts.
create table lab.quality_goal (
  id               bigint generated always as identity primary key,
  test             text        not null,
  allowed_percent  numeric     check (allowed_percent > 0),
  allowed_absolute numeric     check (allowed_absolute > 0),
  source           text        not null,
  bias_percent     numeric     not null default 0,
  bias_source      text        not null default '',
  changed_at       timestamptz not null default now(),
  changed_by       text        not null,
  check (allowed_percent is not null or allowed_absolute is not null)
);
create index quality_goal_test on lab.quality_goal (test, id);

insert into lab.quality_goal (test, allowed_percent, allowed_absolute, source, changed_by)
select test, percent, absolute, 'CLIA 2025 (42 CFR 493 subpart I)', 'the program'
  from (values ('GLU', 8, 6), ('K', null, 0.3), ('NA', null, 4), ('CL', 5, null), ('CA', null, 1.0),
               ('CREA', 10, 0.2), ('BUN', 9, 2), ('ALT', 15, 6), ('AST', 15, 6), ('ALP', 20, null), ('ALB', 8, null),
               ('TP', 8, null), ('TBIL', 20, 0.4), ('CHOL', 10, null), ('HDL', 20, 6), ('TRIG', 15, null),
               ('MG', 15, null), ('URIC', 10, null), ('LDH', 15, null), ('CK', 20, null), ('AMY', 20, null),
               ('FE', 15, null), ('HGB', 4, null), ('HCT', 4, null), ('RBC', 4, null), ('WBC', 10, null),
               ('PLT', 25, null), ('HBA1C', 8, null)) as goal (test, percent, absolute);

create table lab.control_schedule (
  analyzer   bigint      not null references lab.analyzer (id),
  test       text        not null,
  -- Either so many hours after the last run, or at these times of the day.
  hours      int         check (hours between 1 and 744),
  shifts     text        not null default '',
  grace      int         not null default 30 check (grace between 0 and 1440),
  changed_at timestamptz not null default now(),
  changed_by text        not null,
  primary key (analyzer, test),
  check ((hours is null) <> (shifts = ''))
);

create table lab.corrective_action (
  id         bigint generated always as identity primary key,
  failure    bigint      not null references lab.control_failure (control_result),
  kind       text        not null check (kind in ('REPEATED', 'NEW_CONTROL', 'RECALIBRATED', 'NEW_REAGENT', 'SERVICED', 'OTHER')),
  words      text        not null,
  at         timestamptz not null default now(),
  actor      text        not null
);
create index corrective_action_failure on lab.corrective_action (failure, id);

alter table lab.control_failure
  add column cause text,
  add column signed_at timestamptz,
  add column signed_by text;

-- What a person found on looking again at a result released between the last good control and the failure.
create table lab.look_back (
  failure    bigint      not null references lab.control_failure (control_result),
  result     bigint      not null references lab.result (id),
  finding    text        not null check (finding in ('STANDS', 'REPEAT', 'CORRECT')),
  words      text        not null default '',
  at         timestamptz not null default now(),
  actor      text        not null,
  primary key (failure, result)
);
