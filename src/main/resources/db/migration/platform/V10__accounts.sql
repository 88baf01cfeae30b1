-- People. Roles are few and always read with their account, so they stand in it.
create table platform.account (
  name                 text        primary key,
  display_name         text        not null,
  password_hash        text        not null,
  roles                text[]      not null,
  enabled              boolean     not null default true,
  must_change_password boolean     not null default false,
  created_at           timestamptz not null default clock_timestamp()
);

-- Who is signed in where. A session lives as long as its row: deleting the row ends it on every node at once.
create table platform.sign_in (
  id         text        primary key,
  account    text        not null references platform.account (name),
  started_at timestamptz not null,
  last_seen  timestamptz not null,
  address    text        not null,
  browser    text        not null
);
create index sign_in_account on platform.sign_in (account);

-- Failed sign-ins, by account name (known or not) and by address; forgotten when they are old.
create table platform.failed_sign_in (
  key           text        primary key,
  failures      int         not null,
  last_failed   timestamptz not null,
  blocked_until timestamptz not null
);
