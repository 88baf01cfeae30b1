create table lab.proficiency_scheme (
  id       bigint generated always as identity primary key,
  name     text not null unique,
  provider text not null default ''
);
create table lab.proficiency_round (
  id         bigint generated always as identity primary key,
  scheme     bigint      not null references lab.proficiency_scheme (id),
  name       text        not null,
  due        date        not null,
  submitted_at timestamptz,
  submitted_by text,
  action     text,
  action_at  timestamptz,
  action_by  text,
  unique (scheme, name)
);
create table lab.proficiency_sample (
  id        bigint generated always as identity primary key,
  round     bigint      not null references lab.proficiency_round (id),
  sample    text        not null,
  test      text        not null references lab.test (code),
  analyzer  bigint      references lab.analyzer (id),
  value     float8,
  entered_at timestamptz,
  entered_by text,
  target    float8,
  deviation float8      check (deviation > 0),
  peers     int,
  unique nulls not distinct (round, sample, test, analyzer)
);
create table lab.peer_statistic (
  id             bigint generated always as identity primary key,
  period         text        not null,
  test           text        not null references lab.test (code),
  analyzer       bigint      not null references lab.analyzer (id),
  material       text        not null,
  level          text        not null,
  lot            text        not null,
  mean           float8      not null,
  deviation      float8      not null check (deviation > 0),
  count          int         not null,
  peer_mean      float8      not null,
  peer_deviation float8      not null check (peer_deviation > 0),
  peers          int         not null,
  imported_at    timestamptz not null default now(),
  imported_by    text        not null,
  unique (period, test, analyzer, material, level, lot)
);
