-- A tube that nobody knew is decided as a whole: its results are found by the message and the number the analyzer said.
create index result_decision_unmatched on lab.result_decision (at) where former = 'UNMATCHED';
