-- What accounts sign in with; one that has none can't.
create table account_password (
    account_id bigint  not null primary key references account,
    hash       varchar not null, -- slow and salted, in the PHC string form
    changed_at bigint  not null
);

-- Who may set an account's password without knowing it, once.
create table password_reset (
    account_id bigint  not null primary key references account,
    hash       varchar not null, -- SHA-256 of the secret, in hexadecimal digits
    expires_at bigint  not null,
    -- for AccountPasswords.allowed
    constraint password_reset_hash_unique unique (hash)
);

-- How often somebody tried to sign in lately, over all nodes: a bucket of attempts that fills up again evenly.
create table sign_in_attempt (
    attempt_key varchar not null primary key, -- a network, or the digest of an e-mail address
    full_at     bigint  not null, -- when all attempts are there again
    told_at     bigint  not null  -- when it was last audited that there was none; 0 if never
);

-- for SignInAttempts.forget
create index sign_in_attempt_by_time on sign_in_attempt (full_at);
