alter table lab.control_target
  add column source text not null default 'package insert',
  add column expires date;

create sequence lab.control_run_number;

-- A lot whose mean and deviation are still being found: its results are kept, and judged by nobody until a person accepts.
create table lab.control_collection (
  id          bigint generated always as identity primary key,
  analyzer    bigint      not null references lab.analyzer (id),
  control     text        not null,
  material    text        not null,
  lot         text        not null,
  level       text        not null,
  test        text        not null references lab.test (code),
  unit        text        not null,
  expires     date,
  begun_at    timestamptz not null default now(),
  begun_by    text        not null,
  target      bigint references lab.control_target (id)
);
create unique index control_collection_one on lab.control_collection (analyzer, control, test) where target is null;

alter table lab.control_result
  add column collection bigint references lab.control_collection (id),
  add column run bigint,
  add column entered_by text,
  add column excluded_at timestamptz,
  add column excluded_by text,
  add column excluded_reason text,
  drop constraint control_result_verdict_check,
  add constraint control_result_verdict_check
    check (verdict in ('PASS', 'WARNING', 'REJECT', 'NO_TARGET', 'NOT_MEASURED', 'EXPIRED'));
-- What was measured before runs were known: the message.
update lab.control_result set run = -id;
create index control_result_chain on lab.control_result (analyzer, test, id);

-- Material empty: any. The latest version of a test and material counts.
create table lab.control_procedure (
  id         bigint generated always as identity primary key,
  test       text        not null,
  material   text        not null default '',
  version    int         not null,
  name       text        not null,
  rules      text[]      not null,
  changed_at timestamptz not null default now(),
  changed_by text        not null,
  unique (test, material, version)
);

-- What happened to an analyzer that a control chart should show. Test null: all.
create table lab.control_event (
  id         bigint generated always as identity primary key,
  analyzer   bigint      not null references lab.analyzer (id),
  test       text,
  kind       text        not null check (kind in ('CALIBRATION', 'REAGENT_LOT', 'MAINTENANCE', 'CORRECTION', 'OTHER')),
  words      text        not null,
  -- Whether rules look back beyond it.
  restarts   boolean     not null,
  at         timestamptz not null,
  entered_by text        not null
);
create index control_event_analyzer on lab.control_event (analyzer, at);
