-- What happened, in the order in which consumers see it. The transaction id stands first so that it is taken before the
-- position: a transaction that left a gap in the positions was therefore already running when the gap could be seen.
create table platform.event (
  xid         xid8        not null default pg_current_xact_id(),
  position    bigint      generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  type        text        not null,
  subject     text        not null,
  actor       text        not null,
  message     bigint,
  payload     jsonb       not null
);
create index event_subject on platform.event (subject, position);

-- How far each consumer has come: everything up to this position is handled, or parked.
create table platform.event_consumer (
  name     text   primary key,
  position bigint not null
);

-- Events that a consumer could not handle, and those of the same subject that wait behind them.
create table platform.parked_event (
  consumer  text        not null references platform.event_consumer (name),
  position  bigint      not null references platform.event (position),
  subject   text        not null,
  reason    text        not null,
  attempts  int         not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (consumer, position)
);
create index parked_event_subject on platform.parked_event (consumer, subject);
