-- Rows that change with every batch stay on their page, and beside their index.
alter table log_part set (fillfactor = 30);
alter table list_tally set (fillfactor = 60);
