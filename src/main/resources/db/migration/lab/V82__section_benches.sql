-- The benches of sections; each is one screen over the tests of its sections.
create table lab.section_bench (
  code     text   primary key,
  name     text   not null,
  sections text[] not null,
  position int    not null unique
);
insert into lab.section_bench values
  ('chemistry', 'Chemistry', '{Chemistry,Immunoassay,Blood gas,Drugs,Toxicology}', 1),
  ('coagulation', 'Coagulation', '{Coagulation}', 2),
  ('serology', 'Serology', '{Serology}', 3);

-- What was measured in diluted specimens, for which result.
create table lab.dilution (
  id       bigint generated always as identity primary key,
  result   bigint      not null references lab.result (id),
  factor   numeric     not null check (factor > 1),
  measured text        not null,
  at       timestamptz not null,
  actor    text        not null
);
create index dilution_result on lab.dilution (result);

-- Lots of thromboplastin with what the maker says of them and the mean normal time of the laboratory.
create table lab.thromboplastin_lot (
  lot         text        primary key,
  isi         numeric     not null check (isi between 0.5 and 3),
  mean_normal numeric     not null check (mean_normal between 5 and 30),
  in_force    boolean     not null,
  entered_at  timestamptz not null,
  entered_by  text        not null
);
create unique index thromboplastin_lot_in_force on lab.thromboplastin_lot (in_force) where in_force;

-- How the signal to cutoff ratio of an assay is read. sco_test: our test under which an analyzer sends the ratio.
create table lab.serology_assay (
  test          text    primary key,
  negative_below numeric not null,
  positive_from numeric not null,
  sco_test      text    not null default '',
  check (negative_below <= positive_from)
);
insert into lab.serology_assay (test, negative_below, positive_from) values
  ('HBSAG', 0.9, 1.1), ('HCVAB', 0.9, 1.1), ('HIV', 0.9, 1.1), ('TPAB', 0.9, 1.1), ('HBCM', 0.9, 1.1),
  ('HAVM', 0.8, 1.2), ('TOXM', 0.8, 1.2), ('CMVM', 0.8, 1.2);

create table lab.serology_ratio (
  id       bigint generated always as identity primary key,
  specimen bigint      not null references lab.specimen (id),
  test     text        not null references lab.serology_assay (test),
  ratio    numeric     not null check (ratio >= 0),
  at       timestamptz not null,
  actor    text        not null,
  reported boolean     not null default false
);
create index serology_ratio_specimen on lab.serology_ratio (specimen, test, id);
