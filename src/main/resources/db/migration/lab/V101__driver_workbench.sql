-- What an instrument's flags, comments and message codes mean for its results.
create table lab.analyzer_flag (
  analyzer bigint  not null references lab.analyzer (id),
  place    int     not null,
  source   text    not null check (source in ('FLAG', 'COMMENT', 'CODE')),
  pattern  text    not null,
  at_least numeric,
  effect   text    not null check (effect in ('HOLD', 'TUBE', 'NOTE')),
  words    text    not null,
  primary key (analyzer, place)
);

-- A driver being worked on, with the message it is tried on. One for each analyzer; published it becomes a version.
create table lab.driver_draft (
  analyzer       bigint      primary key references lab.analyzer (id),
  based_on       int         not null,
  content        jsonb       not null,
  message_number bigint,
  message        bytea,
  changed_at     timestamptz not null default now(),
  changed_by     text        not null
);
