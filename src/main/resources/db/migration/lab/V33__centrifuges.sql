create table lab.centrifuge (
  id            bigint generated always as identity primary key,
  name          text    not null unique,
  equipment_tag text    not null unique,
  active        boolean not null default true
);

create table lab.centrifuge_rotor (
  id         bigint generated always as identity primary key,
  centrifuge bigint  not null references lab.centrifuge (id),
  name       text    not null,
  kind       text    not null check (kind in ('SWING_OUT', 'FIXED_ANGLE')),
  radius_cm  numeric not null check (radius_cm between 1 and 50),
  most_rpm   int     not null check (most_rpm between 100 and 200000),
  places     int     not null check (places > 0),
  unique (centrifuge, name)
);

create table lab.centrifuge_program (
  id         bigint generated always as identity primary key,
  rotor      bigint  not null references lab.centrifuge_rotor (id),
  name       text    not null,
  rpm        int     not null check (rpm > 0),
  minutes    numeric not null check (minutes > 0),
  celsius    numeric,
  brake      int     not null check (brake between 0 and 9),
  active     boolean not null default true,
  unique (rotor, name)
);

-- What a kind of specimen needs. Sources: package lab.centrifuge, SpinProfile.
create table lab.spin_profile (
  type                text    primary key,
  name                text    not null,
  low_g               int     not null,
  high_g              int     not null,
  low_minutes         numeric not null,
  clot_minutes        int,
  clot_most_minutes   int,
  draw_to_spin_minutes int,
  respin              boolean not null,
  fixed_angle         boolean not null,
  check (low_g <= high_g)
);
insert into lab.spin_profile values
  ('SER', 'Serum, gel', 1300, 2500, 10, 30, 60, 120, false, false),
  ('HEP', 'Heparin plasma', 1800, 2200, 7, null, null, 120, false, true),
  ('CIT', 'Platelet-poor plasma', 1500, 2500, 15, null, null, 240, true, false),
  ('FLU', 'Fluoride plasma', 1300, 2500, 10, null, null, 240, false, true),
  ('UR', 'Urine sediment', 400, 500, 5, null, null, 120, false, true);

create table lab.centrifuge_run (
  id          bigint generated always as identity primary key,
  centrifuge  bigint      not null references lab.centrifuge (id),
  rotor       bigint      not null references lab.centrifuge_rotor (id),
  program     bigint      not null references lab.centrifuge_program (id),
  rotor_kind  text        not null,
  radius_cm   numeric     not null,
  set_rpm     int         not null,
  set_g       numeric     not null,
  reached_rpm int,
  reached_g   numeric,
  minutes     numeric     not null,
  celsius     numeric,
  brake       int         not null,
  state       text        not null check (state in ('LOADING', 'RUNNING', 'COMPLETED', 'STOPPED', 'IMBALANCE', 'FAILED', 'CANCELLED')),
  begun_at    timestamptz not null,
  begun_by    text        not null,
  started_at  timestamptz,
  ended_at    timestamptz,
  ended_by    text        not null default '',
  note        text        not null default ''
);
create unique index centrifuge_run_open on lab.centrifuge_run (centrifuge) where state in ('LOADING', 'RUNNING');
create index centrifuge_run_centrifuge on lab.centrifuge_run (centrifuge, id desc);

create table lab.centrifuge_load (
  run      bigint      not null references lab.centrifuge_run (id),
  specimen bigint      not null references lab.specimen (id),
  at       timestamptz not null,
  actor    text        not null,
  findings text[]      not null,
  reason   text        not null default '',
  primary key (run, specimen)
);
create index centrifuge_load_specimen on lab.centrifuge_load (specimen, run);

-- Hemolysis indices, by the one code that stands for them.
create index result_hemolysis on lab.result (received_at) where test = 'HIL-H' or instrument_code = 'HIL-H';

-- A drift that was told and has not ended.
create table lab.hemolysis_drift (
  id       bigint generated always as identity primary key,
  kind     text        not null check (kind in ('WARD', 'CENTRIFUGE')),
  name     text        not null,
  since    timestamptz not null,
  told_at  timestamptz not null,
  statistic numeric    not null,
  limit_value numeric  not null,
  indices  int         not null,
  ended_at timestamptz
);
create unique index hemolysis_drift_open on lab.hemolysis_drift (kind, name) where ended_at is null;
