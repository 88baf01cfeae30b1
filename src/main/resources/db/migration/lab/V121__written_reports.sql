-- Every report of a culture as it was sent: a corrected one tells what stood before, and what was sent is never recomputed.
create table lab.culture_report (
  culture bigint      not null references lab.culture (id),
  number  int         not null,
  state   text        not null check (state in ('PRELIMINARY', 'FINAL', 'CORRECTED')),
  lines   jsonb       not null,
  reason  text        not null default '',
  sent_at timestamptz not null,
  sent_by text        not null,
  primary key (culture, number)
);

-- The answers of the checklists as they stood when a report was signed, each with its LOINC code where it has one.
alter table lab.pathology_report add column answers jsonb not null default '[]';
