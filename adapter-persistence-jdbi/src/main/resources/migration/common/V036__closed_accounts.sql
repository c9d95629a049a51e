alter table account add column closed_at bigint;

-- for Accounts.lockAdministrators
create index account_by_role on account (role, id);
