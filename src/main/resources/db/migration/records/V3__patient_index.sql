-- One row per identity that was ever given. Merging links identities and moves nothing, so a merge can be undone.
create table records.patient (
  id            text        primary key,
  -- The identity that stands for this one now: itself, or where its links lead.
  holder        text        not null references records.patient,
  provisional   boolean     not null,
  demographics  jsonb       not null,
  -- When the sender recorded these facts; older news does not overwrite them.
  told_at       timestamptz not null,
  -- For search: lower case, without accents.
  family        text        not null collate "C",
  given         text        not null collate "C",
  birth_date    text        not null collate "C",
  registered_at timestamptz not null default clock_timestamp()
);
create index patient_holder on records.patient (holder);
create index patient_name on records.patient (family, given);
create index patient_birth on records.patient (birth_date);

create table records.patient_identifier (
  authority text not null collate "C",
  value     text not null collate "C",
  kind      text not null,
  patient   text not null references records.patient,
  ordinal   int  not null,
  told_at   timestamptz not null,
  primary key (value, authority)
);
create index identifier_patient on records.patient_identifier (patient);

create table records.patient_link (
  number        bigint      generated always as identity primary key,
  loser         text        not null references records.patient,
  survivor      text        not null references records.patient,
  made_at       timestamptz not null default clock_timestamp(),
  made_by       text        not null,
  message       bigint,
  reason        text        not null,
  undone_at     timestamptz,
  undone_by     text,
  undone_reason text
);
create unique index patient_link_standing on records.patient_link (loser) where undone_at is null;
create index patient_link_survivor on records.patient_link (survivor);

create table records.encounter (
  id              text        primary key,
  patient         text        not null references records.patient,
  authority       text        not null collate "C",
  visit_number    text        not null collate "C",
  status          text        not null,
  class           text        not null,
  point_of_care   text        not null,
  room            text        not null,
  bed             text        not null,
  facility        text        not null,
  attending       text        not null,
  began_at        timestamptz,
  ended_at        timestamptz,
  unique (visit_number, authority)
);
create index encounter_patient on records.encounter (patient);
create index encounter_present on records.encounter (point_of_care, room, bed) where status = 'IN_PROGRESS';

-- What was told of an encounter; its state is what these add up to, so a cancelled one leaves the state before it.
create table records.movement (
  number        bigint      generated always as identity primary key,
  encounter     text        not null references records.encounter,
  kind          text        not null,
  occurred_at   timestamptz not null,
  told_at       timestamptz not null,
  class         text        not null,
  point_of_care text        not null,
  room          text        not null,
  bed           text        not null,
  facility      text        not null,
  attending     text        not null,
  message       bigint
);
create index movement_encounter on records.movement (encounter, number);
