-- The worklist shows its newest rows without reading the others: results by their receipt, lines without result by when
-- they were added.
alter table lab.order_line add column added_at timestamptz;
update lab.order_line l set added_at = o.received_at from lab.lab_order o where o.id = l.order_id;
alter table lab.order_line alter column added_at set default now(), alter column added_at set not null;

create index order_line_without_result on lab.order_line (added_at desc, id desc)
  where state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST', 'CANCELLED');
create index result_received on lab.result (received_at desc, id desc);
create index result_undecided on lab.result (state, received_at desc, id desc)
  where state in ('UNMATCHED', 'HELD', 'REPEAT', 'REJECTED', 'DISCARDED');
drop index lab.result_waiting;

-- What people type into the worklist's filters.
create index specimen_accession_begins on lab.specimen (upper(accession) text_pattern_ops);
create index lab_order_patient_begins on lab.lab_order (lower(patient_name) text_pattern_ops);
create index result_unmatched_begins on lab.result (upper(specimen_text) text_pattern_ops) where specimen is null;
