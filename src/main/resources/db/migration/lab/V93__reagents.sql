-- What measuring uses up. A pack is enough for so many tests.
create table lab.reagent (
  id             bigint generated always as identity primary key,
  name           text        not null unique,
  tests          text[]      not null,
  tests_per_pack int         not null check (tests_per_pack > 0),
  warn_days      int         not null default 14 check (warn_days between 0 and 3650),
  active         boolean     not null default true
);

create table lab.reagent_lot (
  id      bigint generated always as identity primary key,
  reagent bigint not null references lab.reagent (id),
  lot     text   not null,
  expires date   not null,
  unique (reagent, lot)
);

-- Packs that came, were opened, thrown away or found at a count. What stands is their sum; none is ever changed.
create table lab.reagent_movement (
  id     bigint generated always as identity primary key,
  lot    bigint      not null references lab.reagent_lot (id),
  kind   text        not null check (kind in ('RECEIPT', 'USE', 'DISCARD', 'COUNT')),
  packs  numeric     not null check (packs <> 0),
  at     timestamptz not null default now(),
  actor  text        not null,
  note   text        not null default ''
);
create index reagent_movement_lot on lab.reagent_movement (lot, id);
