-- The pads of the strip in use, their grades from none to most, and from which grade on the sediment is looked at.
create table lab.urine_pad (
  test      text   primary key,
  label     text   not null,
  position  int    not null,
  grades    text[] not null,
  asks_from text   not null default ''
);
insert into lab.urine_pad values
  ('UCLAR', 'Clarity', 1, '{clear,slightly cloudy,cloudy,turbid}', 'cloudy'),
  ('UBLD', 'Blood', 2, '{negative,trace,1+,2+,3+,4+}', '1+'),
  ('ULEU', 'Leukocyte esterase', 3, '{negative,trace,1+,2+,3+,4+}', '1+'),
  ('UNIT', 'Nitrite', 4, '{negative,positive}', 'positive'),
  ('UPRO', 'Protein', 5, '{negative,trace,1+,2+,3+,4+}', '1+'),
  ('UGLU', 'Glucose', 6, '{negative,trace,1+,2+,3+,4+}', ''),
  ('UKET', 'Ketones', 7, '{negative,trace,1+,2+,3+,4+}', ''),
  ('UBIL', 'Bilirubin', 8, '{negative,trace,1+,2+,3+,4+}', ''),
  ('UURO', 'Urobilinogen', 9, '{normal,1+,2+,3+,4+}', ''),
  ('UPH', 'pH', 10, '{5.0,5.5,6.0,6.5,7.0,7.5,8.0,8.5,9.0}', ''),
  ('USG', 'Specific gravity', 11, '{1.000,1.005,1.010,1.015,1.020,1.025,1.030,1.035}', '');

-- What is counted in the sediment, in which fields, with which key, and the upper bounds of the classes it is reported in.
create table lab.urine_element (
  test     text  primary key,
  label    text  not null,
  key      text  not null unique,
  field    text  not null check (field in ('HPF', 'LPF')),
  bounds   int[] not null,
  position int   not null
);
insert into lab.urine_element values
  ('URBC', 'Erythrocytes', 'r', 'HPF', '{0,2,5,10,20,50,100}', 1),
  ('UWBC', 'Leukocytes', 'w', 'HPF', '{0,2,5,10,20,50,100}', 2),
  ('UEPI', 'Squamous epithelial cells', 'e', 'HPF', '{0,5,20,100}', 3),
  ('URTE', 'Renal tubular epithelial cells', 't', 'HPF', '{0,1,5,20}', 4),
  ('UCAST', 'Hyaline casts', 'h', 'LPF', '{0,2,5,10}', 5),
  ('UGCAST', 'Granular casts', 'g', 'LPF', '{0,2,5,10}', 6),
  ('UCCAST', 'Cellular casts', 'c', 'LPF', '{0,2,5,10}', 7);

-- A urine on the bench. What was accepted although strip and sediment disagree says why.
create table lab.urinalysis (
  id           bigint generated always as identity primary key,
  specimen     bigint      not null references lab.specimen (id),
  state        text        not null check (state in ('OPEN', 'CONFIRMED', 'ABANDONED')),
  strip        text        not null default '{}',
  strip_by     text        not null default '',
  strokes      text[]      not null default '{}',
  seen         text        not null default '{}',
  accepted     text        not null default '',
  opened_at    timestamptz not null,
  opened_by    text        not null,
  closed_at    timestamptz,
  closed_by    text        not null default ''
);
create unique index urinalysis_open on lab.urinalysis (specimen) where state = 'OPEN';
create index urinalysis_specimen on lab.urinalysis (specimen, id);
