-- HL7 v2 batches (2.10.3): their headers and trailers, and which message of the inbox came in which.
create table exchange.batch (
  id          bigint      generated always as identity primary key,
  received_at timestamptz not null,
  peer        text        not null,
  control_id  text,
  envelope    text        not null,
  messages    int         not null,
  complaint   text
);
create table exchange.batch_message (
  batch   bigint not null references exchange.batch on delete cascade,
  place   int    not null,
  inbound bigint not null references exchange.inbox on delete cascade,
  primary key (batch, place)
);
create index batch_message_inbound on exchange.batch_message (inbound);
