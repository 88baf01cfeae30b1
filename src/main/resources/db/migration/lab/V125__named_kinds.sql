alter table lab.order_line add named_kind boolean not null default false;
comment on column lab.order_line.named_kind is 'Whether naming this test said of which kind its tube is; taken back with the name.';
