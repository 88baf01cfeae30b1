-- What must be settled about a tube before anything of it may leave by itself: whose it is, which number is its own, when it was drawn.
create table lab.specimen_doubt (
  id              bigint generated always as identity primary key,
  specimen        bigint      not null references lab.specimen (id),
  kind            text        not null check (kind in ('IDENTITY', 'NUMBER', 'TIME')),
  words           text        not null,
  raised_at       timestamptz not null,
  raised_by       text        not null,
  settled_at      timestamptz,
  settled_by      text        not null default '',
  settled_because text        not null default ''
);
create index specimen_doubt_specimen on lab.specimen_doubt (specimen);
create index specimen_doubt_open on lab.specimen_doubt (specimen) where settled_at is null;

-- A rejected aliquot is a reason against what is measured in it, although its tests stand at its tube.
create index specimen_rejected on lab.specimen (coalesce(parent, id)) where state = 'REJECTED';
alter table lab.order_line add named_by text not null default '';
comment on column lab.order_line.named_by is 'Who said which test an unknown code means; empty where the catalog knew it.';
