-- Who signs in to the account with Discord, and since when its address is known to be its owner's.
alter table account add column discord_id varchar;
alter table account add column email_verified_at bigint;
-- for Accounts.findByDiscord
alter table account add constraint account_discord_unique unique (discord_id);

-- Who was sent to another site to sign in and is expected back, until expires_at.
create table pending_sign_in (
    state       varchar not null, -- SHA-256 of what comes back, in hexadecimal digits
    browser     varchar not null, -- the same of what the browser keeps
    purpose     varchar not null,
    account_id  bigint references account,
    return_path varchar,
    expires_at  bigint  not null,
    -- for PendingSignIns.take
    primary key (state)
);

-- for PendingSignIns.forget
create index pending_sign_in_by_end on pending_sign_in (expires_at);
