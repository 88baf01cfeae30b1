-- Case numbers run for each kind and year, without gaps.
create table lab.pathology_number (
  kind text not null,
  year int  not null,
  last int  not null,
  primary key (kind, year)
);

-- What a diagnosis amounts to, and who must agree before it leaves. The shares are a beginning; each laboratory sets its own.
create table lab.diagnosis_class (
  code        text primary key,
  name        text not null,
  second_look text not null check (second_look in ('NEVER', 'FIRST', 'ALWAYS')),
  share       int  not null default 0 check (share between 0 and 100),
  position    int  not null
);
insert into lab.diagnosis_class values
  ('NEGATIVE', 'Negative or benign', 'NEVER', 5, 1),
  ('INFLAMMATION', 'Inflammation or infection', 'NEVER', 0, 2),
  ('UNCERTAIN', 'Atypical or uncertain', 'ALWAYS', 0, 3),
  ('MALIGNANT', 'Malignant', 'FIRST', 10, 4),
  ('INSUFFICIENT', 'Not enough to say', 'NEVER', 0, 5);

create table lab.pathology_case (
  id            bigint generated always as identity primary key,
  number        text        not null unique,
  kind          text        not null,
  patient       text        not null,
  record_number text        not null,
  patient_name  text        not null,
  ward          text        not null default '',
  ordered_by    text        not null default '',
  priority      text        not null default 'R' check (priority in ('S', 'A', 'R')),
  test          text        not null default '',
  history       text        not null default '',
  assigned_to   text        not null default '',
  state         text        not null default 'OPEN' check (state in ('OPEN', 'SIGNED_OUT', 'AMENDED', 'CANCELLED')),
  step          text        not null default 'GROSSING',
  opened_at     timestamptz not null,
  opened_by     text        not null
);
create index pathology_case_patient on lab.pathology_case (patient);
create index pathology_case_unfinished on lab.pathology_case (step, id) where step not in ('SIGNED_OUT', 'CANCELLED');

create table lab.pathology_part (
  id        bigint generated always as identity primary key,
  case_id   bigint      not null references lab.pathology_case (id),
  letter    text        not null,
  site      text        not null,
  procedure text        not null,
  specimen  bigint      unique references lab.specimen (id),
  gross     text        not null default '',
  gross_at  timestamptz,
  gross_by  text        not null default '',
  unique (case_id, letter)
);

create table lab.pathology_block (
  id      bigint generated always as identity primary key,
  part    bigint      not null references lab.pathology_part (id),
  number  int         not null,
  content text        not null,
  made_at timestamptz not null,
  made_by text        not null,
  unique (part, number)
);

create table lab.stain (
  code     text    primary key,
  name     text    not null,
  kind     text    not null check (kind in ('ROUTINE', 'SPECIAL', 'IMMUNO')),
  control  text    not null default '',
  active   boolean not null default true
);
insert into lab.stain (code, name, kind, control) values
  ('HE', 'Hematoxylin and eosin', 'ROUTINE', ''),
  ('PAS', 'Periodic acid-Schiff', 'SPECIAL', 'Kidney'), ('PASD', 'PAS after diastase', 'SPECIAL', 'Liver'),
  ('TRI', 'Masson trichrome', 'SPECIAL', 'Liver'), ('RET', 'Reticulin', 'SPECIAL', 'Liver'),
  ('FE', 'Iron (Prussian blue)', 'SPECIAL', 'Spleen with iron'), ('CR', 'Congo red', 'SPECIAL', 'Tissue with amyloid'),
  ('AB', 'Alcian blue', 'SPECIAL', 'Small bowel'), ('GMS', 'Methenamine silver', 'SPECIAL', 'Tissue with fungi'),
  ('ZN', 'Ziehl-Neelsen', 'SPECIAL', 'Tissue with mycobacteria'), ('GRAM', 'Gram on tissue', 'SPECIAL', 'Tissue with bacteria'),
  ('WS', 'Warthin-Starry', 'SPECIAL', 'Stomach with Helicobacter'), ('EVG', 'Elastic van Gieson', 'SPECIAL', 'Artery'),
  ('CK7', 'Cytokeratin 7', 'IMMUNO', 'Breast'), ('CK20', 'Cytokeratin 20', 'IMMUNO', 'Colon'),
  ('CDX2', 'CDX2', 'IMMUNO', 'Colon'), ('TTF1', 'TTF-1', 'IMMUNO', 'Lung'), ('P40', 'p40', 'IMMUNO', 'Tonsil'),
  ('ER', 'Estrogen receptor', 'IMMUNO', 'Breast carcinoma, positive'),
  ('PR', 'Progesterone receptor', 'IMMUNO', 'Breast carcinoma, positive'),
  ('HER2', 'HER2', 'IMMUNO', 'Cell line slide 0/1+/2+/3+'), ('KI67', 'Ki-67', 'IMMUNO', 'Tonsil'),
  ('P53', 'p53', 'IMMUNO', 'Carcinoma, mutated'), ('S100', 'S-100', 'IMMUNO', 'Skin'), ('SOX10', 'SOX10', 'IMMUNO', 'Skin'),
  ('CD3', 'CD3', 'IMMUNO', 'Tonsil'), ('CD20', 'CD20', 'IMMUNO', 'Tonsil'), ('CD45', 'CD45', 'IMMUNO', 'Tonsil'),
  ('MLH1', 'MLH1', 'IMMUNO', 'Appendix'), ('MSH2', 'MSH2', 'IMMUNO', 'Appendix'),
  ('MSH6', 'MSH6', 'IMMUNO', 'Appendix'), ('PMS2', 'PMS2', 'IMMUNO', 'Appendix');

-- The control's verdict stays empty until somebody has looked at it.
create table lab.pathology_slide (
  id         bigint generated always as identity primary key,
  block      bigint      not null references lab.pathology_block (id),
  number     int         not null,
  level      int         not null check (level between 1 and 99),
  stain      text        not null references lab.stain (code),
  control    text        not null default '',
  control_ok boolean,
  control_by text        not null default '',
  cancelled  text        not null default '',
  ordered_at timestamptz not null,
  ordered_by text        not null,
  unique (block, number)
);

-- The way of blocks and slides; after so many hours at a station one of them is looked for.
create table lab.pathology_station (
  code         text    primary key,
  name         text    not null,
  position     int     not null unique,
  takes_blocks boolean not null,
  takes_slides boolean not null,
  hours        int     check (hours > 0)
);
insert into lab.pathology_station values
  ('GROSSING', 'Grossing', 1, true, false, 12), ('PROCESSING', 'Processing', 2, true, false, 24),
  ('EMBEDDING', 'Embedding', 3, true, false, 12), ('MICROTOMY', 'Microtomy', 4, true, true, 24),
  ('STAINING', 'Staining', 5, false, true, 12), ('DESK', 'Pathologist''s desk', 6, false, true, 336),
  ('ARCHIVE', 'Archive', 7, true, true, null);

-- Everything that was scanned, understood or not.
create table lab.pathology_scan (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text        not null,
  station text        not null references lab.pathology_station (code),
  code    text        not null,
  outcome text        not null,
  words   text        not null,
  moved   boolean     not null,
  block   bigint references lab.pathology_block (id),
  slide   bigint references lab.pathology_slide (id)
);
create index pathology_scan_actor on lab.pathology_scan (actor, id desc);
create index pathology_scan_block on lab.pathology_scan (block, id desc) where block is not null;
create index pathology_scan_slide on lab.pathology_scan (slide, id desc) where slide is not null;

create table lab.pathology_moment (
  id      bigint generated always as identity primary key,
  case_id bigint      not null references lab.pathology_case (id),
  at      timestamptz not null,
  actor   text        not null,
  what    text        not null
);
create index pathology_moment_case on lab.pathology_moment (case_id, id);

-- The text being written. Each change of it is a new revision; an opinion holds for the revision it was given on.
create table lab.pathology_draft (
  case_id     bigint      primary key references lab.pathology_case (id),
  diagnosis   text        not null,
  microscopic text        not null,
  comment     text        not null,
  class       text        not null,
  reason      text        not null,
  revision    int         not null,
  written_at  timestamptz not null,
  written_by  text        not null
);

create table lab.pathology_opinion (
  id       bigint generated always as identity primary key,
  case_id  bigint      not null references lab.pathology_case (id),
  revision int         not null,
  agrees   boolean     not null,
  comment  text        not null,
  at       timestamptz not null,
  actor    text        not null
);
create index pathology_opinion_case on lab.pathology_opinion (case_id, id);

-- What was signed. It is never changed nor deleted: what came later stands beside it.
create table lab.pathology_report (
  id          bigint generated always as identity primary key,
  case_id     bigint      not null references lab.pathology_case (id),
  number      int         not null,
  kind        text        not null check (kind in ('FINAL', 'AMENDED', 'ADDENDUM')),
  diagnosis   text        not null,
  microscopic text        not null,
  comment     text        not null,
  class       text        not null,
  reason      text        not null,
  gross       text        not null,
  synoptic    text        not null,
  signed_at   timestamptz not null,
  signed_by   text        not null,
  second_by   text        not null,
  unique (case_id, number)
);
create function lab.pathology_report_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A signed pathology report stays as it was signed: amend it';
end $$;
create trigger pathology_report_stays before update or delete on lab.pathology_report
  for each row execute function lab.pathology_report_stays();

-- Checklists for synoptic reports, as the site loads them; versions stay, because answers point to them.
create table lab.pathology_checklist (
  code      text        not null,
  version   text        not null,
  name      text        not null,
  content   text        not null,
  in_force  boolean     not null,
  loaded_at timestamptz not null,
  loaded_by text        not null,
  primary key (code, version)
);
create unique index pathology_checklist_in_force on lab.pathology_checklist (code) where in_force;

create table lab.pathology_synoptic (
  part       bigint      not null references lab.pathology_part (id),
  checklist  text        not null,
  version    text        not null,
  answers    text        not null,
  written_at timestamptz not null,
  written_by text        not null,
  primary key (part, checklist),
  foreign key (checklist, version) references lab.pathology_checklist (code, version)
);
insert into lab.pathology_checklist values ('COLON', '1', 'Colon or rectum, tumor removed', $$element,label,kind,required,choices,unit,most,when
operation,What was removed,CHOICE,yes,Right hemicolectomy|Left hemicolectomy|Sigmoid|Rectum|Whole colon|Other,,,
site,Where the tumor sits,CHOICE,yes,Cecum|Ascending|Hepatic flexure|Transverse|Splenic flexure|Descending|Sigmoid|Rectum,,,
size,Greatest width of the tumor,NUMBER,yes,,mm,,
type,Histologic type,CHOICE,yes,Adenocarcinoma|Mucinous adenocarcinoma|Signet ring cell carcinoma|Medullary carcinoma|Neuroendocrine carcinoma|Other,,,
typeOther,Which other type,TEXT,yes,,,,type=Other
grade,Grade,CHOICE,yes,Low|High|Cannot be judged,,,
depth,Deepest layer reached,CHOICE,yes,Mucosa only|Submucosa|Muscle coat|Fat beyond the muscle coat|Serosal surface|Another organ,,,
perforated,Tumor perforated,CHOICE,yes,No|Yes,,,
ends,Ends of the specimen,CHOICE,yes,Free of tumor|Tumor at an end,,,
radial,Radial margin,CHOICE,yes,Free of tumor|Tumor at the margin|Not applicable,,,
radialDistance,Distance to the radial margin,NUMBER,yes,,mm,,radial=Free of tumor
vessels,Vessels with tumor,CHOICES,yes,None seen|Lymphatic|Vein within the wall|Vein outside the wall,,,
nerves,Tumor along nerves,CHOICE,yes,Not seen|Seen,,,
deposits,Tumor deposits,NUMBER,yes,,,,
nodesExamined,Lymph nodes examined,NUMBER,yes,,,,
nodesPositive,Lymph nodes with tumor,NUMBER,yes,,,nodesExamined,
treated,Treated before the operation,CHOICE,yes,No|Yes|Not known,,,
response,Answer to the treatment,CHOICE,yes,No living tumor|Few cells left|Some answer|None,,,treated=Yes
pT,pT,CHOICE,yes,pTis|pT1|pT2|pT3|pT4a|pT4b|pTX,,,
pN,pN,CHOICE,yes,pN0|pN1a|pN1b|pN1c|pN2a|pN2b|pNX,,,
more,Further findings,TEXT,no,,,,
$$, true, now(), 'undercroft');

insert into lab.label_size values ('Cassette', 28, 10, 'DATA_MATRIX', 300), ('Slide', 24, 22, 'DATA_MATRIX', 300)
  on conflict do nothing;
