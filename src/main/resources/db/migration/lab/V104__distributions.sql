-- Histograms, scattergrams and pictures that a cell counter sends with its results. "values" is null where they could
-- not be decoded; then "trouble" says why, and the message itself is kept.
create table lab.distribution (
  id          bigint generated always as identity primary key,
  analyzer    bigint      not null references lab.analyzer (id),
  message     bigint      not null,
  specimens   text[]      not null,
  name        text        not null,
  kind        text        not null check (kind in ('HISTOGRAM', 'SCATTERGRAM', 'PICTURE')),
  lowest      real,
  highest     real,
  values      real[],
  lines       real[]      not null default '{}',
  picture     bytea,
  trouble     text        not null default '',
  received_at timestamptz not null,
  unique (message, name)
);
create index distribution_specimens on lab.distribution using gin (specimens);
