create sequence sign_in_session_id;

-- That somebody is signed in. The session ends at expires_at, or before at ended_at.
create table sign_in_session (
    id         bigint  not null primary key,
    uuid       uuid    not null,
    account_id bigint  not null references account,
    kind       varchar not null,
    hash       varchar not null, -- SHA-256 of the secret, in hexadecimal digits
    created_at bigint  not null,
    expires_at bigint  not null,
    ended_at   bigint,
    ip         varchar not null,
    user_agent varchar,
    -- for SessionHolders.byHash and SignInSessions.byHash
    constraint sign_in_session_hash_unique unique (hash),
    -- for SessionHolders.byUuid and SignInSessions.byUuid
    constraint sign_in_session_uuid_unique unique (uuid)
);

-- for SignInSessions.listOpen of one account and SignInSessions.endAll
create index sign_in_session_by_account on sign_in_session (account_id, id);

-- for SignInSessions.forget
create index sign_in_session_by_end on sign_in_session (expires_at);
