-- A critical value that somebody must hear of. Everything that the escalation needs stands here, so that a restart
-- forgets nothing.
create table lab.critical_call (
  id           bigint generated always as identity primary key,
  result       bigint      not null unique references lab.result (id),
  accession    text        not null,
  patient      text        not null,
  record_number text       not null,
  patient_name text        not null,
  test         text        not null,
  test_name    text        not null,
  value        text        not null,
  unit         text        not null,
  flag         text        not null,
  ward         text        not null,
  doctor       text        not null,
  opened_at    timestamptz not null,
  state        text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'CALLED', 'WITHDRAWN')),
  told_at      timestamptz,
  step         int         not null default 0,
  due_at       timestamptz,
  closed_at    timestamptz,
  closed_by    text
);
create index critical_call_open on lab.critical_call (id) where state = 'OPEN';
create index critical_call_due on lab.critical_call (due_at) where state = 'OPEN';
create index critical_call_opened on lab.critical_call (opened_at);

-- Who was called or told, when, and what they read back.
create table lab.critical_contact (
  id        bigint generated always as identity primary key,
  call      bigint      not null references lab.critical_call (id),
  at        timestamptz not null,
  actor     text        not null,
  kind      text        not null check (kind in ('OPENED', 'TOLD', 'ESCALATED', 'CALL', 'SCREEN', 'WITHDRAWN')),
  whom      text        not null default '',
  read_back text        not null default '',
  verdict   text        not null default '' check (verdict in ('', 'MATCH', 'INCOMPLETE', 'MISMATCH', 'NOT_READ_BACK', 'NOT_REACHED')),
  note      text        not null default ''
);
create index critical_contact_call on lab.critical_contact (call, id);
create index critical_contact_at on lab.critical_contact (at);

-- How the laboratory tells critical values; the latest row holds.
create table lab.critical_policy (
  version    int generated always as identity primary key,
  ladder     text        not null,
  leaves     text        not null check (leaves in ('BEFORE_CALL', 'AFTER_CALL')),
  changed_at timestamptz not null default now(),
  changed_by text        not null
);
insert into lab.critical_policy (ladder, leaves, changed_by)
values ('5 technologist
15 ward charge nurse
30 attending doctor
60 doctor on call', 'BEFORE_CALL', 'undercroft');

-- What an account wants to see on its page of critical results.
create table lab.critical_watcher (
  account text primary key,
  doctor  text not null default '',
  wards   text not null default ''
);
