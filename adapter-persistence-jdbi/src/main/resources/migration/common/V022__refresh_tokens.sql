-- The refresh tokens that a session had before the one it has: whoever shows one of them again ends the session.
create table spent_refresh_token (
    hash       varchar not null primary key, -- SHA-256 of the secret, in hexadecimal digits
    session_id bigint  not null references sign_in_session on delete cascade,
    spent_at   bigint  not null
);

-- for SignInSessions.forget, which forgets them with their session
create index spent_refresh_token_by_session on spent_refresh_token (session_id);

-- What people call themselves, if they said so.
alter table account add column name varchar;
