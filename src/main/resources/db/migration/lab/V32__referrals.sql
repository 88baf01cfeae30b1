create table lab.reference_laboratory (
  id           bigint generated always as identity primary key,
  name         text    not null unique,
  address      text    not null default '',
  contact      text    not null default '',
  answer_days  int     not null default 7 check (answer_days > 0),
  active       boolean not null default true
);

-- One parcel of samples to a reference laboratory.
create table lab.referral (
  id          bigint generated always as identity primary key,
  laboratory  bigint      not null references lab.reference_laboratory (id),
  state       text        not null check (state in ('PACKING', 'SHIPPED', 'RECEIVED', 'DONE', 'CANCELLED')),
  made_at     timestamptz not null,
  made_by     text        not null,
  shipped_at  timestamptz,
  carrier     text        not null default '',
  tracking    text        not null default '',
  received_at timestamptz,
  done_at     timestamptz
);
create index referral_open on lab.referral (state, id) where state in ('PACKING', 'SHIPPED', 'RECEIVED');

create table lab.referral_item (
  id       bigint generated always as identity primary key,
  referral bigint      not null references lab.referral (id),
  specimen bigint      not null references lab.specimen (id),
  tests    text        not null,
  packed_at timestamptz not null,
  packed_by text       not null,
  former   text        not null,
  result_back_at timestamptz,
  note     text        not null default '',
  unique (referral, specimen)
);
create index referral_item_specimen on lab.referral_item (specimen);
