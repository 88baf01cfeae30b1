create table lab.patient_control (
  id            bigint generated always as identity primary key,
  analyzer      bigint      not null references lab.analyzer (id),
  test          text        not null references lab.test (code),
  statistic     text        not null check (statistic in ('MEAN', 'MEDIAN', 'EWMA', 'BULL')),
  size          int         not null,
  target        float8      not null,
  truncate_low  float8      not null,
  truncate_high float8      not null,
  lower         float8      not null,
  upper         float8      not null,
  active        boolean     not null default true,
  changed_at    timestamptz not null default now(),
  changed_by    text        not null,
  -- Where it stands: the last message taken, the statistic and the results it is made of.
  last_message  bigint      not null,
  last_result   bigint      not null default 0,
  level         float8      not null,
  recent        float8[]    not null default '{}',
  value         float8,
  taken         bigint      not null default 0,
  alarming      boolean     not null default false
);
create unique index patient_control_one on lab.patient_control (analyzer, test, statistic) where active;

create table lab.patient_alarm (
  id         bigint generated always as identity primary key,
  control    bigint      not null references lab.patient_control (id),
  result     bigint      not null,
  value      float8      not null,
  at         timestamptz not null default now(),
  recent     float8[]    not null,
  answer     text,
  answered_at timestamptz,
  answered_by text
);
create index patient_alarm_open on lab.patient_alarm (control, id) where answer is null;
