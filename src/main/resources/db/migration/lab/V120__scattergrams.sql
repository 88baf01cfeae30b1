-- Where the points of a scattergram lie ("plane": both ends of both axes), how many cells each stands for and to which
-- population the instrument counts it; and where the columns of a histogram stand that are not evenly spread.
alter table lab.distribution
  add column places      real[],
  add column plane       real[],
  add column xs          real[],
  add column ys          real[],
  add column quantities  real[],
  add column populations real[],
  add constraint distribution_plane check (plane is null or (cardinality(plane) = 4 and xs is not null and ys is not null));
