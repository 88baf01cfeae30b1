-- An objective with its camera: what a pixel of its images is worth.
create table lab.objective (
  id                bigint generated always as identity primary key,
  name              text    not null unique check (name <> ''),
  microns_per_pixel numeric check (microns_per_pixel > 0),
  -- platelets per microlitre for one platelet in a field, by the laboratory's own comparison
  platelet_factor   int     check (platelet_factor > 0),
  set_by            text    not null,
  set_at            timestamptz not null
);

create table lab.slide (
  id          bigint generated always as identity primary key,
  title       text        not null,
  specimen    bigint references lab.specimen (id),
  objective   bigint references lab.objective (id),
  file_name   text        not null,
  kind        text        not null check (kind in ('JPEG', 'PNG', 'TIFF', 'DICOM')),
  size        bigint      not null,
  sha256      bytea       not null unique,
  width       int,
  height      int,
  microns_per_pixel numeric,
  state       text        not null check (state in ('WAITING', 'BUILDING', 'READY', 'FAILED', 'WITHDRAWN')),
  tiles_done  int         not null default 0,
  tiles_all   int         not null default 0,
  reason      text        not null default '',
  lease_until timestamptz not null default 'epoch',
  uploaded_by text        not null,
  uploaded_at timestamptz not null
);
create index slide_specimen on lab.slide (specimen) where specimen is not null;
create index slide_unbuilt on lab.slide (id) where state in ('WAITING', 'BUILDING');

-- The file as it came, in pieces.
create table lab.slide_part (
  slide  bigint not null references lab.slide (id),
  number int    not null,
  bytes  bytea  not null,
  primary key (slide, number)
);

-- What the viewer shows. It can be made anew from the file.
create table lab.slide_tile (
  slide bigint   not null references lab.slide (id),
  level smallint not null,
  col   int      not null,
  row   int      not null,
  jpeg  bytea    not null,
  primary key (slide, level, col, row)
);
alter table lab.slide_part alter column bytes set storage external;
alter table lab.slide_tile alter column jpeg set storage external;

-- One run of the counter over a part of a slide.
create table lab.slide_count (
  id           bigint generated always as identity primary key,
  slide        bigint      not null references lab.slide (id),
  x            int         not null,
  y            int         not null,
  width        int         not null,
  height       int         not null,
  counter      text        not null,
  milliseconds int         not null,
  red          int         not null,
  white        int         not null,
  platelets    int         not null,
  counted_by   text        not null,
  counted_at   timestamptz not null
);
create index slide_count_slide on lab.slide_count (slide, id);

-- A cell, by the counter (then with its run) or by a person. The counter's kind stays beside the person's.
create table lab.slide_mark (
  id           bigint generated always as identity primary key,
  slide        bigint      not null references lab.slide (id),
  run          bigint references lab.slide_count (id),
  counted_kind text,
  kind         text        not null,
  x            real        not null,
  y            real        not null,
  radius       real        not null,
  confidence   real,
  made_by      text        not null,
  made_at      timestamptz not null,
  removed      boolean     not null default false
);
create index slide_mark_slide on lab.slide_mark (slide, id);

create table lab.slide_annotation (
  id      bigint generated always as identity primary key,
  slide   bigint      not null references lab.slide (id),
  shape   text        not null check (shape in ('POINT', 'LINE', 'RECTANGLE', 'TEXT')),
  x1      real        not null,
  y1      real        not null,
  x2      real        not null,
  y2      real        not null,
  words   text        not null,
  made_by text        not null,
  made_at timestamptz not null,
  removed boolean     not null default false
);
create index slide_annotation_slide on lab.slide_annotation (slide, id);

-- Each thing a person did to a slide, and what undoing it puts back.
create table lab.slide_moment (
  id         bigint generated always as identity primary key,
  slide      bigint      not null references lab.slide (id),
  at         timestamptz not null,
  actor      text        not null,
  deed       text        not null,
  mark       bigint references lab.slide_mark (id),
  annotation bigint references lab.slide_annotation (id),
  run        bigint references lab.slide_count (id),
  former     text        not null default '',
  words      text        not null,
  undone     boolean     not null default false
);
create index slide_moment_slide on lab.slide_moment (slide, id);
