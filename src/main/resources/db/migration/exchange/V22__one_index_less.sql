-- No question is asked by the sender alone. A plan made while the inbox was small took this index to recognise repetitions,
-- and so read every earlier message of the sender for each new one.
drop index exchange.inbox_sender;
