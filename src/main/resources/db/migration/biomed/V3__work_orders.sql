create table biomed.work_order (
  id             bigint      generated always as identity primary key,
  number         text        not null unique,
  equipment      bigint      not null references biomed.equipment (id),
  kind           text        not null,
  -- what later requests of events are gathered by; empty if a person asked
  topic          text        not null default '',
  title          text        not null,
  evidence       text        not null,
  priority       text        not null,
  state          text        not null,
  assignee       text,
  -- whether the machine must not be used until this is done
  out_of_service boolean     not null,
  labour_minutes int         not null default 0,
  parts          text        not null default '',
  resolution     text        not null default '',
  opened_at      timestamptz not null,
  opened_by      text        not null,
  due_at         timestamptz not null,
  started_at     timestamptz,
  closed_at      timestamptz,
  closed_by      text,
  version        int         not null default 1
);
create index work_order_of on biomed.work_order (equipment, id);
create index work_order_open on biomed.work_order (priority, due_at) where state not in ('CLOSED', 'CANCELLED');
create index work_order_assignee on biomed.work_order (assignee, state) where assignee is not null;
create unique index work_order_topic on biomed.work_order (equipment, topic)
  where topic <> '' and state not in ('CLOSED', 'CANCELLED');

create table biomed.work_order_number (
  year int primary key,
  last int not null
);

-- Which event asked for which work order, so that it asks once.
create table biomed.work_order_cause (
  event      bigint primary key,
  work_order bigint not null references biomed.work_order (id)
);

-- Each change of a work order, with who made it and when.
create table biomed.work_order_change (
  id         bigint      generated always as identity primary key,
  work_order bigint      not null references biomed.work_order (id),
  action     text        not null,
  state      text        not null,
  words      text        not null default '',
  minutes    int         not null default 0,
  changed_by text        not null,
  changed_at timestamptz not null
);
create index work_order_change_of on biomed.work_order_change (work_order, id);
