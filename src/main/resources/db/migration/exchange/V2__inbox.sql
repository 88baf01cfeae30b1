-- Who may send what from where. "sender" is a pattern with * and ?, "peers" and "types" are empty for all.
create table exchange.channel (
  name          text    primary key,
  door          text    not null check (door in ('HL7', 'ANALYZERS')),
  sender        text    not null,
  peers         text[]  not null,
  types         text[]  not null,
  unknown_types text    not null check (unknown_types in ('KEEP', 'REFUSE')),
  enabled       boolean not null,
  note          text    not null,
  version       int     not null
);
create table exchange.channel_history (
  name       text        not null,
  version    int         not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text        not null,
  settings   jsonb       not null,
  primary key (name, version)
);
insert into exchange.channel values
  ('hl7', 'HL7', '*', '{127.0.0.0/8,::1}', '{}', 'REFUSE', true, 'Any HL7 v2 sender on this machine', 1),
  ('analyzers', 'ANALYZERS', '*', '{127.0.0.0/8,::1}', '{}', 'REFUSE', true, 'Any analyzer on this machine', 1);
insert into exchange.channel_history (name, version, changed_by, settings)
select name, 1, 'undercroft', to_jsonb(channel) - 'name' - 'version' from exchange.channel;

-- Every message, and every piece of bytes that was none. What is written once lies in inbox_content, so that a change of
-- state copies a narrow row. "identified": the sender gave a number, so that a repetition can be recognised.
create table exchange.inbox (
  id           bigint      generated always as identity primary key,
  kind         text        not null check (kind in ('MESSAGE', 'QUESTION', 'UNFRAMED')),
  channel      text        not null,
  door         text        not null,
  peer         text        not null,
  format       text        not null,
  type         text        not null,
  sender       text        not null,
  control_id   text,
  identified   boolean     not null,
  content_hash bytea       not null,
  size         int         not null,
  received_at  timestamptz not null,
  state        text        not null check (state in ('RECEIVED', 'HANDLED', 'ANSWERED', 'DEAD', 'RESOLVED')),
  reason       text,
  answer_code  text,
  answer_text  text,
  same_number  boolean     not null,
  repeats      int         not null default 0,
  attempts     int         not null default 0,
  parsed_at    timestamptz,
  settled_at   timestamptz,
  handler      text,
  summary      text
) with (fillfactor = 85);
-- The same sender, number and content is the same message. It also finds messages by their number.
create unique index inbox_identity on exchange.inbox (control_id, sender, content_hash) where identified;
create index inbox_time on exchange.inbox using brin (received_at) with (pages_per_range = 32);
create index inbox_sender on exchange.inbox (sender, id);

-- No foreign keys to the inbox: these rows are written in the very statement that writes the inbox's row.
create table exchange.inbox_content (
  id      bigint primary key,
  content bytea  not null,
  wire    bytea
);
create table exchange.waiting (
  sender text   not null,
  id     bigint not null,
  size   int    not null,
  primary key (sender, id)
);
-- One row for each sender; whoever locks it handles that sender's messages.
create table exchange.lane (
  sender text primary key
);

-- What a person must look at. A row stays until somebody settled it.
create table exchange.dead_letter (
  id         bigint      generated always as identity primary key,
  inbound    bigint,
  outbound   bigint,
  reason     text        not null,
  died_at    timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  settled_by text,
  settlement text        check (settlement in ('REPLAYED', 'RESOLVED')),
  note       text,
  check (num_nonnulls(inbound, outbound) = 1)
);
create index dead_letter_open on exchange.dead_letter (id) where settled_at is null;
create index dead_letter_inbound on exchange.dead_letter (inbound);
create index dead_letter_outbound on exchange.dead_letter (outbound);

-- By which patients and accession numbers a message is found.
create table exchange.mention (
  value    text not null,
  kind     text not null check (kind in ('PATIENT', 'ACCESSION')),
  inbound  bigint,
  outbound bigint
);
create index mention_value on exchange.mention (value);
create index mention_inbound on exchange.mention (inbound) where inbound is not null;
create index mention_outbound on exchange.mention (outbound) where outbound is not null;
