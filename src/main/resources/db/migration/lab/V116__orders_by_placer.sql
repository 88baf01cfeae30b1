-- An order is often looked for by the placer's number alone, whoever sent it.
create index lab_order_placer_number on lab.lab_order (placer, id desc) where placer <> '';

-- Results of each test and day, so that nobody counts weeks of results each minute: days that are over never change.
create table lab.test_day (
  day     date   not null,
  test    text   not null,
  results bigint not null,
  primary key (day, test)
);
