-- One row per resource: its current version, and what is needed to find it without reading its body.
create table records.resource (
  rid          bigint      generated always as identity primary key,
  type         text        not null,
  id           text        not null,
  version      int         not null,
  last_updated timestamptz not null,
  -- The time that matters to a clinician (when observed, begun, taken), for "newest first".
  at           timestamptz not null,
  deleted      boolean     not null default false,
  -- The rows of records.token_index that belong to it, so that an update touches only what differs.
  tokens       bigint[]    not null,
  -- Which search parameters have a value, for :missing.
  present      bigint[]    not null,
  unique (type, id)
) with (fillfactor = 80);
create index resource_by_time on records.resource (type, at, rid);
create index resource_by_update on records.resource (type, last_updated, rid);

-- Every version that ever was, as FHIR JSON in UTF-8; never changed, never removed. Nothing queries inside it.
create table records.resource_body (
  rid          bigint      not null,
  version      int         not null,
  last_updated timestamptz not null,
  body         bytea       not null,
  primary key (rid, version)
);

-- Narrow index tables. hash = 64 bits over type, parameter and value; each table is its own covering index.
create table records.token_index (
  hash bigint not null,
  rid  bigint not null,
  primary key (hash, rid)
);
create table records.string_index (
  hash  bigint not null,
  value text   not null collate "C",
  exact text   not null collate "C",
  rid   bigint not null
);
create index string_value on records.string_index (hash, value, rid);
create index string_resource on records.string_index (rid);
create table records.date_index (
  hash bigint      not null,
  low  timestamptz not null,
  high timestamptz not null,
  rid  bigint      not null
);
create index date_value on records.date_index (hash, low, high, rid);
create index date_resource on records.date_index (rid);

-- "This patient's X, newest first" is one range of this index.
create table records.compartment (
  patient text        not null collate "C",
  type    text        not null collate "C",
  at      timestamptz not null,
  rid     bigint      not null,
  primary key (patient, type, at, rid)
);
create index compartment_resource on records.compartment (rid);
