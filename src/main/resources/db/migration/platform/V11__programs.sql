-- Programs that may ask for access tokens. A secret is random and long, so a plain SHA-256 keeps it; a program with a
-- key of its own has no secret.
create table platform.program (
  client_id   text        primary key,
  name        text        not null,
  secret_hash text,
  public_keys text,
  scopes      text[]      not null,
  enabled     boolean     not null default true,
  created_at  timestamptz not null default clock_timestamp(),
  check ((secret_hash is null) <> (public_keys is null))
);
