-- Replays of many messages at once, so that a person sees how far one is.
create table exchange.replay_run (
  id         bigint      generated always as identity primary key,
  started_at timestamptz not null default clock_timestamp(),
  started_by text        not null,
  selection  text        not null
);
create table exchange.replay_message (
  run     bigint not null references exchange.replay_run on delete cascade,
  inbound bigint not null references exchange.inbox on delete cascade,
  primary key (run, inbound)
);
create index replay_message_inbound on exchange.replay_message (inbound);
