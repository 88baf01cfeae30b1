-- A site's breakpoint tables. None comes with the program.
create table lab.breakpoint_table (
  version   text        primary key,
  loaded_at timestamptz not null,
  loaded_by text        not null,
  in_force  boolean     not null
);
create unique index breakpoint_table_in_force on lab.breakpoint_table (in_force) where in_force;

create table lab.breakpoint (
  version         text    not null references lab.breakpoint_table (version),
  organism_group  text    not null,
  antibiotic      text    not null,
  method          text    not null check (method in ('MIC', 'DISK')),
  site            text    not null,
  susceptible     numeric not null,
  resistant       numeric not null,
  primary key (version, organism_group, antibiotic, method, site)
);

create table lab.culture (
  id          bigint generated always as identity primary key,
  specimen    bigint      not null unique references lab.specimen (id),
  test        text        not null,
  media       text        not null,
  days        int         not null,
  screening   boolean     not null,
  state       text        not null check (state in ('OPEN', 'PRELIMINARY', 'FINAL', 'CORRECTED')),
  gram        text        not null default '',
  growth      text        not null default '',
  comment     text        not null default '',
  opened_at   timestamptz not null,
  opened_by   text        not null,
  reported_at timestamptz,
  reported_by text        not null default ''
);
create index culture_opened on lab.culture (opened_at);

create table lab.culture_reading (
  culture bigint      not null references lab.culture (id),
  day     int         not null,
  due_at  timestamptz not null,
  read_at timestamptz,
  read_by text        not null default '',
  growth  text        not null default '',
  note    text        not null default '',
  primary key (culture, day)
);
create index culture_reading_due on lab.culture_reading (due_at) where read_at is null;

create table lab.isolate (
  id        bigint generated always as identity primary key,
  culture   bigint not null references lab.culture (id),
  number    int    not null,
  organism  text   not null,
  quantity  text   not null,
  method    text   not null,
  score     text   not null default '',
  unique (culture, number)
);

-- What was measured stays; what is reported may differ by a rule or a person, and says why.
create table lab.susceptibility (
  isolate    bigint      not null references lab.isolate (id),
  antibiotic text        not null,
  method     text        not null check (method in ('MIC', 'DISK', 'PHENOTYPE')),
  value      text        not null,
  measured   text        check (measured in ('S', 'I', 'R')),
  reported   text        check (reported in ('S', 'I', 'R')),
  reason     text        not null default '',
  breakpoints text       not null default '',
  overridden_by text     not null default '',
  entered_at timestamptz not null,
  entered_by text        not null,
  primary key (isolate, antibiotic)
);
