-- Rows that change with every batch stay on their page, and beside their index.
alter table log_day set (fillfactor = 30);
alter table license_tally set (fillfactor = 60);
