-- What the order said of a pregnancy; ranges may hold for one only.
alter table lab.lab_order add column pregnancy text not null default 'ANY'
  check (pregnancy in ('ANY', 'PREGNANT', 'TRIMESTER_1', 'TRIMESTER_2', 'TRIMESTER_3'));

-- Merges of patients as the index told them, and every ordered pair of identities that are one person.
create table lab.patient_link (
  link     bigint primary key,
  survivor text   not null,
  merged   text   not null
);
create table lab.one_person (
  identity text not null,
  other    text not null,
  primary key (identity, other)
);
