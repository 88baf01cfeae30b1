-- Whose application acknowledgments a destination takes: a pattern of senders with * and ?, empty for none.
alter table exchange.destination add column acknowledges text not null default '';

-- An acknowledgment for a sender without a destination goes nowhere, but is shown. The rows there are satisfy the
-- narrower rule, so none is read.
alter table exchange.outbound drop constraint outbound_state_check;
alter table exchange.outbound add constraint outbound_state_check
  check (state in ('PENDING', 'DELIVERED', 'REFUSED', 'EXPIRED', 'RESOLVED', 'UNROUTED')) not valid;

-- A question whose program ended before it was answered. The index must not name the state: a change of state would then
-- write a new entry for every message.
alter table exchange.inbox drop constraint inbox_state_check;
alter table exchange.inbox add constraint inbox_state_check
  check (state in ('RECEIVED', 'HANDLED', 'ANSWERED', 'DEAD', 'RESOLVED', 'UNANSWERED')) not valid;
create index inbox_question on exchange.inbox (received_at) where kind = 'QUESTION';
