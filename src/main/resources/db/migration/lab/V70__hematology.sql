-- The counter's keyboard: which key counts which class, where it calls, how it sounds.
create table lab.count_key (
  cell     text primary key,
  key      text not null unique,
  alarm_at int,
  pitch    int  not null,
  position int  not null
);
insert into lab.count_key values
  ('SEG', 's', null, 440, 1), ('BAND', 'b', 10, 494, 2), ('LYMPH', 'l', null, 523, 3), ('MONO', 'm', null, 587, 4),
  ('EO', 'e', null, 659, 5), ('BASO', 'a', 5, 698, 6), ('ATYP', 'v', 10, 784, 7), ('META', 't', 1, 880, 8),
  ('MYELO', 'y', 1, 932, 9), ('PROMY', 'p', 1, 988, 10), ('BLAST', 'x', 1, 1319, 11), ('PLASMA', 'c', 1, 1047, 12),
  ('OTHER', 'o', 1, 1175, 13), ('NRBC', 'n', 5, 330, 14), ('SMUDGE', 'u', null, 294, 15);

-- Which blood counts ask for a film. The limits are a beginning; each laboratory verifies its own.
create table lab.smear_criterion (
  code       text    primary key,
  kind       text    not null check (kind in ('BELOW', 'ABOVE', 'FLAG')),
  test       text    not null default '',
  limit_at   numeric,
  pattern    text    not null default '',
  first_only boolean not null default false,
  age_from   int     not null default 0,
  age_to     int     not null default 200,
  active     boolean not null default true
);
insert into lab.smear_criterion (code, kind, test, limit_at, pattern, first_only, age_from, age_to) values
  ('WBC-LOW', 'BELOW', 'WBC', 4, '', true, 0, 200), ('WBC-HIGH', 'ABOVE', 'WBC', 30, '', true, 0, 200),
  ('PLT-LOW', 'BELOW', 'PLT', 100, '', true, 0, 200), ('PLT-HIGH', 'ABOVE', 'PLT', 1000, '', true, 0, 200),
  ('HGB-LOW', 'BELOW', 'HGB', 7, '', true, 0, 200), ('MCV-LOW', 'BELOW', 'MCV', 75, '', true, 15, 200),
  ('MCV-HIGH', 'ABOVE', 'MCV', 105, '', true, 15, 200), ('MCHC-HIGH', 'ABOVE', 'MCHC', 38, '', false, 0, 200),
  ('RDW-HIGH', 'ABOVE', 'RDW', 22, '', true, 0, 200), ('NEUT-LOW', 'BELOW', 'NEUT', 1, '', true, 0, 200),
  ('NEUT-HIGH', 'ABOVE', 'NEUT', 20, '', true, 0, 200), ('LYMPH-HIGH', 'ABOVE', 'LYMPH', 5, '', true, 12, 200),
  ('LYMPH-HIGH-CHILD', 'ABOVE', 'LYMPH', 7, '', true, 0, 12), ('MONO-HIGH', 'ABOVE', 'MONO', 1.5, '', true, 0, 200),
  ('EO-HIGH', 'ABOVE', 'EO', 2, '', true, 0, 200), ('BASO-HIGH', 'ABOVE', 'BASO', 0.5, '', true, 0, 200),
  ('BLASTS', 'FLAG', '', null, 'blast', false, 0, 200),
  ('IMMATURE', 'FLAG', '', null, 'imm gran|immature gran|left shift', true, 0, 200),
  ('VARIANT-LYMPH', 'FLAG', '', null, 'atypical lympho|abn lympho|variant lymph', true, 0, 200),
  ('NRBC', 'FLAG', '', null, 'nrbc', false, 0, 200),
  ('PLT-CLUMPS', 'FLAG', '', null, 'plt clump|platelet clump', false, 0, 200),
  ('FRAGMENTS', 'FLAG', '', null, 'fragment|schisto', true, 0, 200);

-- A film being counted. Every keystroke is kept in its order, taken-back ones included.
create table lab.smear_count (
  id           bigint generated always as identity primary key,
  specimen     bigint      not null references lab.specimen (id),
  state        text        not null check (state in ('OPEN', 'COUNTED', 'SIGNED', 'ABANDONED')),
  goal         int         not null check (goal between 25 and 1000),
  strokes      text[]      not null default '{}',
  reasons      text[]      not null,
  morphology   text        not null default '{}',
  platelets    text        not null default '',
  comment      text        not null default '',
  correct_wbc  boolean     not null default false,
  opened_at    timestamptz not null,
  opened_by    text        not null,
  counted_at   timestamptz,
  counted_by   text        not null default '',
  signed_at    timestamptz,
  signed_by    text        not null default '',
  note         text        not null default ''
);
create unique index smear_count_open on lab.smear_count (specimen) where state in ('OPEN', 'COUNTED');
create index smear_count_specimen on lab.smear_count (specimen, id);
create index result_white_count on lab.result (received_at) where test = 'WBC';
