-- Which message told of which result, so that its way to the ward can be followed.
create table lab.result_told (
  result     bigint      not null references lab.result (id),
  control_id text        not null,
  standing   text        not null check (standing in ('PRELIMINARY', 'FINAL', 'CORRECTED', 'WITHDRAWN')),
  at         timestamptz not null,
  primary key (result, control_id)
);
create index result_told_control on lab.result_told (control_id);

-- A patient's results of a test, the latest first, whatever they look like: for trends, the cumulative view and delta checks.
create index result_of_patient on lab.result (patient, test, received_at desc) where state = 'RELEASED';
drop index lab.result_patient_test;

create index lab_order_record on lab.lab_order (record_number);
