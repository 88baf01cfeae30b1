create sequence lab.result_number increment by 500;

create table lab.result (
  id              bigint      primary key,
  message         bigint      not null,
  analyzer        bigint      not null references lab.analyzer (id),
  -- as the instrument said it
  specimen_text   text        not null,
  patient_text    text        not null,
  instrument_code text        not null,
  value           text        not null,
  unit_text       text        not null,
  flags_text      text        not null,
  status_text     text        not null,
  time_text       text        not null,
  operator        text        not null,
  comments        text[]      not null,
  record          text        not null,
  -- as we understand it
  specimen        bigint references lab.specimen (id),
  order_line      bigint references lab.order_line (id),
  patient         text,
  test            text,
  reported        text        not null,
  number          numeric,
  comparator      text        not null,
  unit            text        not null,
  flag            text        not null,
  reference_text  text        not null default '',
  measured_at     timestamptz,
  received_at     timestamptz not null,
  run_key         bytea       not null unique,
  repeats         int         not null default 0,
  -- what became of it
  state           text        not null check (state in ('UNMATCHED', 'HELD', 'RELEASED', 'REPEAT', 'REJECTED', 'DISCARDED', 'SUPERSEDED', 'CORRECTED', 'NOTED')),
  reasons         text[]      not null,
  decided_at      timestamptz not null,
  decided_by      text        not null,
  replaces        bigint
);
create index result_specimen on lab.result (specimen) where specimen is not null;
create index result_waiting on lab.result (state, id) where state in ('UNMATCHED', 'HELD');
create index result_analyzer on lab.result (analyzer, id);
create index result_decided on lab.result (decided_at) where state = 'RELEASED';
create index result_message on lab.result (message);

-- Each later decision, with what stood before it.
create table lab.result_decision (
  id             bigint generated always as identity primary key,
  result         bigint      not null references lab.result (id),
  at             timestamptz not null,
  actor          text        not null,
  former         text        not null,
  former_reasons text[]      not null,
  state          text        not null,
  reasons        text[]      not null
);
create index result_decision_result on lab.result_decision (result, id);
