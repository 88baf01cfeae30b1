-- What a control of one lot and level should give. Analyzer null: on any.
create table lab.control_target (
  id          bigint generated always as identity primary key,
  analyzer    bigint references lab.analyzer (id),
  control     text        not null,
  material    text        not null,
  lot         text        not null,
  level       text        not null,
  test        text        not null references lab.test (code),
  mean        numeric     not null,
  deviation   numeric     not null check (deviation > 0),
  unit        text        not null,
  active      boolean     not null default true,
  changed_at  timestamptz not null default now(),
  changed_by  text        not null
);
create unique index control_target_one on lab.control_target (coalesce(analyzer, 0), control, lot, test) where active;
create index control_target_control on lab.control_target (control);

create table lab.control_result (
  id              bigint generated always as identity primary key,
  message         bigint      not null,
  analyzer        bigint      not null references lab.analyzer (id),
  control         text        not null,
  target          bigint references lab.control_target (id),
  instrument_code text        not null,
  test            text,
  value           text        not null,
  number          numeric,
  unit_text       text        not null,
  flags_text      text        not null,
  status_text     text        not null,
  time_text       text        not null,
  record          text        not null,
  measured_at     timestamptz,
  received_at     timestamptz not null,
  z               numeric,
  verdict         text        not null check (verdict in ('PASS', 'WARNING', 'REJECT', 'NO_TARGET', 'NOT_MEASURED')),
  rules           text[]      not null,
  run_key         bytea       not null unique
);
create index control_result_target on lab.control_result (target, id);
create index control_result_analyzer on lab.control_result (analyzer, id);

-- Rejections that a passing control of the same target must still answer.
create table lab.control_failure (
  control_result bigint primary key references lab.control_result (id),
  analyzer       bigint not null references lab.analyzer (id),
  target         bigint not null references lab.control_target (id),
  answered_by    bigint references lab.control_result (id)
);
create index control_failure_open on lab.control_failure (analyzer) where answered_by is null;
