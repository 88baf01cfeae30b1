-- What somebody did, written in the transaction that did it. The transaction id stands first, as in platform.event.
create table platform.audit_entry (
  xid         xid8        not null default pg_current_xact_id(),
  position    bigint      generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_kind  text        not null,
  actor       text        not null,
  address     text,
  message     bigint,
  action      text        not null,
  category    text        not null,
  entity_type text        not null,
  entity_id   text        not null,
  patients    text[]      not null,
  outcome     text        not null,
  detail      text,
  purpose     text
);
create index audit_entry_time on platform.audit_entry (recorded_at);
create index audit_entry_actor on platform.audit_entry (actor, position);
create index audit_entry_patients on platform.audit_entry using gin (patients);

-- The chain: hash = SHA-256(hash of the previous seal, then the row with its position). previous names the row sealed
-- before, so that a row deleted together with its seal is named too.
create table platform.audit_seal (
  position bigint primary key,
  previous bigint not null,
  hash     bytea  not null
);

-- Signed heads of the chain. Whoever rewrites the whole chain can't sign them again without the key, and exported copies
-- stand outside the database.
create table platform.audit_head (
  position  bigint      primary key,
  day       date        not null,
  hash      bytea       not null,
  signed_at timestamptz not null,
  signature bytea       not null
);
create index audit_head_day on platform.audit_head (day);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is only ever added to (%.%)', tg_table_schema, tg_table_name;
end $$;

create trigger audit_entry_append_only before update or delete or truncate on platform.audit_entry
  for each statement execute function platform.refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on platform.audit_seal
  for each statement execute function platform.refuse_change();
create trigger audit_head_append_only before update or delete or truncate on platform.audit_head
  for each statement execute function platform.refuse_change();
