-- Conventions of every table:
--   *_at      a moment as milliseconds since 1970 (UTC): exact, the same in every database and time zone
--   *_key     the form in which a text must be unique (lower case), made by the application, since databases
--             disagree about the case of letters outside ASCII
--   id        from the entity's own sequence, so that a number is known before its row is inserted
-- Limits are -1 for any number, 0 for none, else that many. Enumerations are kept by name.

create sequence account_id;

create table account (
    id         bigint  not null primary key,
    uuid       uuid    not null,
    email      varchar not null,
    email_key  varchar not null,
    role       varchar not null,
    plan       varchar not null,
    created_at bigint  not null,
    -- for Accounts.findByEmail
    constraint account_email_unique unique (email_key)
);
