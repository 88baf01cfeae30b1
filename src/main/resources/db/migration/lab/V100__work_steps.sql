-- Which work an analyzer is sent, and where to. Without a row: none.
create table lab.work_delivery (
  analyzer    bigint      primary key references lab.analyzer (id),
  mode        text        not null check (mode in ('QUERY', 'BROADCAST')),
  destination text        not null,
  changed_at  timestamptz not null default now(),
  changed_by  text        not null
);

-- One test that one analyzer was asked to measure in one specimen. Its number is never used twice (IHE LAW).
create table lab.work_step (
  id          bigint      generated always as identity primary key,
  analyzer    bigint      not null references lab.analyzer (id),
  specimen    bigint      not null references lab.specimen (id),
  order_line  bigint      not null references lab.order_line (id),
  code        text        not null,
  message     text        not null,
  state       text        not null check (state in ('SENT', 'ACCEPTED', 'REJECTED', 'REPLACED', 'CANCELLING', 'CANCELLED', 'DONE')),
  reason      text        not null default '',
  sent_at     timestamptz not null default now(),
  changed_at  timestamptz not null default now()
);
create index work_step_line on lab.work_step (order_line);
create index work_step_message on lab.work_step (message);
create index work_step_open on lab.work_step (state, id) where state in ('SENT', 'REJECTED', 'CANCELLING');

alter table lab.result
  add column work_step text not null default '',
  add column run text not null default '';
