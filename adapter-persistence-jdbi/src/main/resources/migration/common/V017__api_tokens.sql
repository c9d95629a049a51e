create sequence api_token_id;

-- What programs call the API with.
create table api_token (
    id           bigint  not null primary key,
    account_id   bigint  not null references account,
    name         varchar not null,
    hash         varchar not null, -- SHA-256 of the secret, in hexadecimal digits
    hint         varchar not null,
    intents      varchar not null, -- names, a space between each
    created_at   bigint  not null,
    expires_at   bigint,
    revoked_at   bigint,
    last_used_at bigint,           -- to the minute
    -- for TokenHolders.byHash
    constraint api_token_hash_unique unique (hash)
);

-- for ApiTokens.list of one account
create index api_token_by_account on api_token (account_id, id);
