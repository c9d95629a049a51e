alter table password_reset add column mailed boolean default false not null; -- to the account's address
