-- What the laboratory can measure. Each change raises the revision, by which every node knows that its copy is stale.
create table lab.revision (
  what   text   primary key,
  number bigint not null
);
insert into lab.revision values ('catalog', 1), ('analyzers', 1), ('controls', 1);

create table lab.specimen_type (
  code text primary key,
  name text not null,
  tube text not null
);

create table lab.test (
  code          text        primary key,
  name          text        not null,
  loinc         text        not null default '',
  unit          text        not null default '',
  decimals      int,
  specimen_type text        not null references lab.specimen_type (code),
  section       text        not null,
  possible_low  numeric,
  possible_high numeric,
  active        boolean     not null default true,
  version       int         not null default 1,
  changed_at    timestamptz not null default now(),
  changed_by    text        not null
);
create index test_loinc on lab.test (loinc);

-- Ages in days; the end is not included. Sex A stands for any.
create table lab.reference_range (
  id            bigint generated always as identity primary key,
  test          text not null references lab.test (code),
  sex           text not null check (sex in ('A', 'F', 'M')),
  age_from      int  not null default 0,
  age_to        int  not null default 60000,
  low           numeric,
  high          numeric,
  critical_low  numeric,
  critical_high numeric,
  valid_from    date not null default '1900-01-01',
  valid_to      date not null default '9999-12-31'
);
create index reference_range_test on lab.reference_range (test);

create table lab.panel (
  code  text primary key,
  name  text not null,
  loinc text not null default ''
);

create table lab.panel_test (
  panel    text not null references lab.panel (code),
  test     text not null references lab.test (code),
  position int  not null,
  primary key (panel, test)
);

create table lab.catalog_history (
  id         bigint generated always as identity primary key,
  test       text        not null,
  version    int         not null,
  content    jsonb       not null,
  changed_at timestamptz not null default now(),
  changed_by text        not null
);
create index catalog_history_test on lab.catalog_history (test, version);
