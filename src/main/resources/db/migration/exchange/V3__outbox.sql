-- Who receives what. "types" is empty for none: a destination names what it wants.
create table exchange.destination (
  name              text    primary key,
  host              text    not null,
  port              int     not null check (port between 1 and 65535),
  tls               boolean not null,
  types             text[]  not null,
  enabled           boolean not null,
  connect_seconds   int     not null check (connect_seconds between 1 and 300),
  answer_seconds    int     not null check (answer_seconds between 1 and 300),
  refusals          int     not null check (refusals >= 1),
  expires_hours     int     not null check (expires_hours >= 1),
  note              text    not null,
  version           int     not null
);
create table exchange.destination_history (
  name       text        not null,
  version    int         not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text        not null,
  settings   jsonb       not null,
  primary key (name, version)
);
-- Which program delivers to a destination now. A lease, not a lock held open: a transaction that waits for somebody
-- else's network would hold up whoever asks for the oldest running transaction.
create table exchange.delivery_lease (
  destination text        primary key references exchange.destination (name),
  holder      uuid        not null,
  until       timestamptz not null
);

create table exchange.outbound (
  id              bigint      generated always as identity primary key,
  destination     text        not null,
  type            text        not null,
  control_id      text        not null,
  content         bytea       not null,
  created_at      timestamptz not null default clock_timestamp(),
  caused_by       bigint,
  answers         bigint,
  state           text        not null check (state in ('PENDING', 'DELIVERED', 'REFUSED', 'EXPIRED', 'RESOLVED')),
  attempts        int         not null default 0,
  refusals        int         not null default 0,
  next_attempt_at timestamptz,
  settled_at      timestamptz,
  reason          text,
  answer          bytea
);
create index outbound_pending on exchange.outbound (destination, id) where state = 'PENDING';
create index outbound_control on exchange.outbound (control_id);
create index outbound_caused_by on exchange.outbound (caused_by) where caused_by is not null;
create index outbound_time on exchange.outbound using brin (created_at) with (pages_per_range = 32);
