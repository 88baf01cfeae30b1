create sequence lab.accession_sequence;

-- One request of a doctor: an ORC with its OBR.
create table lab.lab_order (
  id          bigint generated always as identity primary key,
  sender      text        not null,
  placer      text        not null,
  requested   text        not null,
  requested_name text     not null,
  patient     text        not null,
  record_number text      not null,
  patient_name text       not null,
  visit       text        not null default '',
  priority    text        not null,
  ward        text        not null,
  ordered_by  text        not null,
  ordered_at  timestamptz,
  received_at timestamptz not null,
  message     bigint      not null,
  state       text        not null check (state in ('OPEN', 'COMPLETE', 'CANCELLED'))
);
create unique index lab_order_placer on lab.lab_order (sender, placer) where placer <> '';
create index lab_order_patient on lab.lab_order (patient);
create index lab_order_received on lab.lab_order (received_at);

create table lab.specimen (
  id            bigint generated always as identity primary key,
  accession     text        not null unique,
  placer_number text        not null default '',
  type          text        not null,
  patient       text        not null,
  collected_at  timestamptz,
  created_at    timestamptz not null
);
create index specimen_patient on lab.specimen (patient);
create index specimen_placer_number on lab.specimen (placer_number) where placer_number <> '';

-- One test of an order. A test that the catalog does not know is kept with test null until a person names it.
create table lab.order_line (
  id        bigint generated always as identity primary key,
  order_id  bigint not null references lab.lab_order (id),
  specimen  bigint not null references lab.specimen (id),
  test      text references lab.test (code),
  requested text   not null,
  state     text   not null check (state in ('ORDERED', 'MEASURED', 'RELEASED', 'CANCELLED', 'UNKNOWN_TEST'))
);
create index order_line_order on lab.order_line (order_id);
create index order_line_specimen on lab.order_line (specimen);
create index order_line_open on lab.order_line (state, id) where state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST');

-- The life of a tube, told to people.
create table lab.specimen_moment (
  id       bigint generated always as identity primary key,
  specimen bigint      not null references lab.specimen (id),
  at       timestamptz not null,
  actor    text        not null,
  what     text        not null
);
create index specimen_moment_specimen on lab.specimen_moment (specimen, id);
