-- What is looked for on a plate and how its cycle thresholds are read. The limits are a beginning; each laboratory verifies.
create table lab.plate_assay (
  code     text primary key,
  name     text not null,
  test     text not null,
  positive_targets int not null check (positive_targets > 0)
);
create table lab.plate_target (
  assay    text    not null references lab.plate_assay (code),
  name     text    not null,
  role     text    not null check (role in ('TARGET', 'INTERNAL_CONTROL')),
  cutoff   numeric not null check (cutoff between 1 and 60),
  position int     not null,
  primary key (assay, name)
);
insert into lab.plate_assay values ('SARS2', 'SARS coronavirus 2, two genes', 'SARS2', 2), ('CT', 'Chlamydia trachomatis', 'CT', 1);
insert into lab.plate_target values
  ('SARS2', 'N', 'TARGET', 38, 1), ('SARS2', 'ORF1ab', 'TARGET', 38, 2), ('SARS2', 'IC', 'INTERNAL_CONTROL', 35, 3),
  ('CT', 'CT', 'TARGET', 40, 1), ('CT', 'IC', 'INTERNAL_CONTROL', 38, 2);

-- How the files of a cycler are read: the headings of the columns that matter.
create table lab.plate_format (
  code   text primary key,
  name   text not null,
  well   text not null,
  target text not null,
  cycle  text not null
);
insert into lab.plate_format values
  ('WELL-TARGET-CT', 'Well, Target, Ct', 'Well', 'Target', 'Ct'),
  ('WELL-TARGET-CQ', 'Well, Target, Cq', 'Well', 'Target', 'Cq'),
  ('POSITION-NAME-CT', 'Well Position, Target Name, CT', 'Well Position', 'Target Name', 'CT');

-- A plate keeps the rules of its assay as they were when it was begun.
create table lab.plate (
  id        bigint generated always as identity primary key,
  assay     text        not null references lab.plate_assay (code),
  rules     text        not null,
  size      text        not null check (size in ('WELLS_96', 'WELLS_384')),
  state     text        not null check (state in ('FILLING', 'READ', 'CONFIRMED', 'ABANDONED')),
  note      text        not null default '',
  opened_at timestamptz not null,
  opened_by text        not null,
  closed_at timestamptz,
  closed_by text        not null default ''
);
create index plate_opened on lab.plate (opened_at);

create table lab.plate_well (
  plate     bigint      not null references lab.plate (id),
  position  int         not null,
  content   text        not null check (content in ('SAMPLE', 'NEGATIVE', 'POSITIVE')),
  specimen  bigint references lab.specimen (id),
  placed_at timestamptz not null,
  placed_by text        not null,
  primary key (plate, position),
  check ((content = 'SAMPLE') = (specimen is not null))
);
create unique index plate_well_specimen on lab.plate_well (plate, specimen) where specimen is not null;

-- Each file stays as it came, whether it could be read or not.
create table lab.plate_import (
  id      bigint generated always as identity primary key,
  plate   bigint      not null references lab.plate (id),
  format  text        not null,
  content text        not null,
  problem text        not null,
  at      timestamptz not null,
  actor   text        not null
);
create table lab.plate_cycle (
  plate    bigint not null references lab.plate (id),
  position int    not null,
  target   text   not null,
  cycle    numeric,
  primary key (plate, position, target)
);
