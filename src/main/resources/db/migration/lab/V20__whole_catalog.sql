-- The catalog whole: what values look like, how a test is offered, how it is calculated; every part with its versions.
alter table lab.specimen_type
  add additive         text    not null default '',
  add minimum_volume   numeric,
  add stability_room   int,
  add stability_cold   int,
  add stability_frozen int,
  add active           boolean not null default true,
  add version          int     not null default 1;

-- Turnaround in minutes; stability in hours.
alter table lab.test
  add kind               text    not null default 'NUMERIC'
                                 check (kind in ('NUMERIC', 'CODED', 'TITER', 'TEXT', 'CALCULATED')),
  add choices            text[]  not null default '{}',
  add measuring_low      numeric,
  add measuring_high     numeric,
  add molar_mass         numeric,
  add short_name         text    not null default '',
  add method             text    not null default '',
  add other_specimens    text[]  not null default '{}',
  add stability_hours    int,
  add turnaround_stat    int,
  add turnaround_urgent  int,
  add turnaround_routine int,
  add orderable          boolean not null default true,
  add notifiable         boolean not null default false,
  add delta_kind         text check (delta_kind in ('ABSOLUTE', 'PERCENT', 'RCV')),
  add delta_limit        numeric,
  add delta_days         int,
  add formula            text,
  add formula_inputs     jsonb   not null default '{}';
update lab.test set kind = 'TEXT' where decimals is null;

alter table lab.reference_range
  add pregnancy text not null default 'ANY'
                check (pregnancy in ('ANY', 'PREGNANT', 'TRIMESTER_1', 'TRIMESTER_2', 'TRIMESTER_3')),
  add note      text not null default '';

alter table lab.panel
  add active  boolean not null default true,
  add version int     not null default 1;

create table lab.reflex_rule (
  code      text    primary key,
  test      text    not null references lab.test (code),
  condition text    not null,
  value     text    not null default '',
  adds      text[]  not null,
  reason    text    not null,
  active    boolean not null default true,
  version   int     not null default 1
);

alter table lab.catalog_history
  add kind text not null default 'TEST' check (kind in ('TEST', 'PANEL', 'SPECIMEN_TYPE', 'REFLEX_RULE'));
alter table lab.catalog_history rename column test to code;
drop index lab.catalog_history_test;
create index catalog_history_one on lab.catalog_history (kind, code, version);

-- Why a test stands in an order that did not ask for it; empty for what the order asked.
alter table lab.order_line add added_because text not null default '';

-- Calculated results come from here, so that every result has a source that can be named and put out of service.
insert into lab.analyzer (name, model, identification, state, state_reason)
values ('Calculation', 'Formulas of the catalog', 'undercroft calculation', 'IN_SERVICE', '');
update lab.revision set number = nextval('lab.revision_number');
