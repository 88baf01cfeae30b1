-- Who is on call for a rung of the ladder.
create table lab.critical_duty (
  id      bigint generated always as identity primary key,
  whom    text        not null,
  account text        not null,
  since   timestamptz not null default clock_timestamp(),
  until   timestamptz
);
create unique index critical_duty_now on lab.critical_duty (whom, account) where until is null;

-- A rung of the ladder as a message to somebody; account empty: nobody was on call, so everybody sees it.
create table lab.critical_page (
  id      bigint generated always as identity primary key,
  call    bigint      not null references lab.critical_call (id),
  whom    text        not null,
  account text        not null default '',
  sent_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  read_by text        not null default ''
);
create index critical_page_unread on lab.critical_page (account) where read_at is null;
create index critical_page_call on lab.critical_page (call);

-- That somebody has a page in hand stands in the call's log.
alter table lab.critical_contact drop constraint critical_contact_kind_check;
alter table lab.critical_contact add constraint critical_contact_kind_check
  check (kind in ('OPENED', 'TOLD', 'ESCALATED', 'CALL', 'SCREEN', 'WITHDRAWN', 'PAGE'));
