-- The sign-ins that wait for the second factor.
create table sign_in_challenge (
    hash       varchar not null primary key, -- SHA-256 of the secret, in hexadecimal digits
    account_id bigint  not null references account,
    kind       varchar not null,
    expires_at bigint  not null,
    attempts   integer not null              -- how many codes were tried
);

-- for SignInChallenges.removeAll
create index sign_in_challenge_by_account on sign_in_challenge (account_id);

-- for SignInChallenges.forget
create index sign_in_challenge_by_end on sign_in_challenge (expires_at);
