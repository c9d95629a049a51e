-- Each value is a block of 1,000 numbers of validation_log.id.
create sequence validation_log_block;

-- Every validation that was decided. Written 50,000 times a second, so each byte counts, and so does each index.
create table validation_log (
    id         bigint   not null primary key,
    at         bigint   not null,
    outcome    smallint not null, -- Outcome.code
    license_id bigint,            -- null: the key is unknown
    owner_id   bigint,
    product_id bigint,
    key_text   varchar  not null, -- as presented
    ip         varchar  not null,
    hardware   varchar,
    channel    varchar  not null,
    client     varchar            -- what the client said of itself: a JSON object; null if nothing
);

-- for ValidationLog.list of one licence
create index validation_log_by_license on validation_log (license_id, id);
