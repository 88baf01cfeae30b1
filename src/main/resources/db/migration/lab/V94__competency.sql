-- Who was found able to do what. A later assessment takes the place of an earlier one; none is ever changed.
create table lab.competency (
  id          bigint generated always as identity primary key,
  person      text        not null,
  bench       text        not null,
  outcome     text        not null check (outcome in ('COMPETENT', 'SUPERVISED', 'NOT_COMPETENT')),
  assessed_on date        not null,
  due_on      date        not null,
  assessor    text        not null,
  evidence    text        not null,
  entered_at  timestamptz not null default now(),
  entered_by  text        not null,
  check (due_on > assessed_on)
);
create index competency_person on lab.competency (person, bench, id);

-- Procedures in versions; the highest in force holds. Who read which version signed it.
create table lab.procedure (
  id         bigint generated always as identity primary key,
  code       text not null,
  version    int  not null,
  title      text not null,
  bench      text not null default '',
  content    text not null,
  why        text not null,
  review_on  date not null,
  retired    boolean     not null default false,
  entered_at timestamptz not null default now(),
  entered_by text        not null,
  unique (code, version)
);

create table lab.procedure_signature (
  procedure bigint      not null references lab.procedure (id),
  person    text        not null,
  at        timestamptz not null default now(),
  primary key (procedure, person)
);
