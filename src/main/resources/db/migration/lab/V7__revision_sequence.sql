-- A revision that was rolled back must never come again with other content: nodes would keep a wrong copy for good.
create sequence lab.revision_number start 1000;
