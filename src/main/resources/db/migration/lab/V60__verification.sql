-- The decision table in versions that never change; the highest is live. One draft stands beside them.
create table lab.rule_version (
  version    int         primary key,
  content    text        not null,
  why        text        not null,
  created_at timestamptz not null default now(),
  created_by text        not null
);

create table lab.rule_draft (
  one        boolean     primary key default true check (one),
  content    text        not null,
  based_on   int         not null,
  changed_at timestamptz not null default now(),
  changed_by text        not null
);

-- What was learned from the own history; percentiles in the order 50, 90, 95, 97.5, 99, 99.5, 99.9.
create table lab.delta_learning (
  version    int         primary key,
  pairs      int         not null,
  days       int         not null,
  learned_at timestamptz not null default now(),
  learned_by text        not null
);

create table lab.delta_usual (
  version     int                not null references lab.delta_learning (version),
  test        text               not null,
  ward        text               not null,
  pairs       int                not null,
  percentiles double precision[] not null,
  primary key (version, test, ward)
);

-- A rule set run against stored results.
create table lab.rule_trial (
  id          bigint generated always as identity primary key,
  content     text        not null,
  against     int         not null,
  wanted      int         not null,
  done        int         not null default 0,
  state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  report      jsonb,
  error       text        not null default '',
  started_at  timestamptz not null default now(),
  started_by  text        not null,
  finished_at timestamptz
);

insert into lab.revision values ('verification', 1);

-- The patient's last value of a test, which each delta check asks for.
create index result_patient_test on lab.result (patient, test, received_at desc)
  where state = 'RELEASED' and number is not null;
