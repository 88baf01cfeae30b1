-- A message brought back by a person has its whole time to be delivered again.
alter table exchange.outbound add column requeued_at timestamptz;
