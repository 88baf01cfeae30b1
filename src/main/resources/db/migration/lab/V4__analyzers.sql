create table lab.analyzer (
  id              bigint generated always as identity primary key,
  name            text        not null,
  model           text        not null default '',
  identification  text        not null unique,
  equipment_tag   text        not null default '',
  state           text        not null check (state in ('IN_SERVICE', 'OUT_OF_SERVICE', 'AWAITING_CONTROL', 'TO_BE_IDENTIFIED')),
  state_reason    text        not null default '',
  state_since     timestamptz not null default now(),
  work_order      text        not null default '',
  value_field     int         not null default 4,
  specimen_source text        not null default '',
  code_component  int         not null default 4,
  control_pattern text        not null default '',
  last_message_at timestamptz,
  version         int         not null default 1
);
create index analyzer_tag on lab.analyzer (equipment_tag) where equipment_tag <> '';

-- What the instrument's code means. Without a test the code is known and deliberately not reported.
create table lab.analyzer_mapping (
  analyzer    bigint not null references lab.analyzer (id),
  code        text   not null,
  test        text references lab.test (code),
  unit        text   not null default '',
  factor      numeric,
  decimals    int,
  loinc       text   not null default '',
  value_field int,
  primary key (analyzer, code)
);

create table lab.analyzer_history (
  analyzer   bigint      not null references lab.analyzer (id),
  version    int         not null,
  content    jsonb       not null,
  changed_at timestamptz not null default now(),
  changed_by text        not null,
  primary key (analyzer, version)
);

create table lab.analyzer_state_change (
  id       bigint generated always as identity primary key,
  analyzer bigint      not null references lab.analyzer (id),
  at       timestamptz not null default now(),
  actor    text        not null,
  former   text        not null,
  state    text        not null,
  reason   text        not null
);
create index analyzer_state_change_analyzer on lab.analyzer_state_change (analyzer, id);
