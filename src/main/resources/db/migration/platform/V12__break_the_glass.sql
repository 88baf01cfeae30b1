-- Access to a patient that somebody took on their own word, and what the review made of it.
create table platform.broken_glass (
  id           bigint      generated always as identity primary key,
  account      text        not null,
  patient      text        not null,
  reason       text        not null,
  opened_at    timestamptz not null default clock_timestamp(),
  open_until   timestamptz not null,
  reviewed_by  text,
  reviewed_at  timestamptz,
  verdict      text,
  review_note  text
);
create index broken_glass_open on platform.broken_glass (account, patient, open_until);
create index broken_glass_unreviewed on platform.broken_glass (id) where reviewed_at is null;
