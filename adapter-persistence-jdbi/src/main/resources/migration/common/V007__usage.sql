-- Figures drawn from the validation log. They are written with it, in one transaction, row by row in the order of their
-- keys, and have no foreign keys, so that a flush waits neither for a locked licence nor for ever for another flush.

-- A licence's use since it was made.
create table license_usage (
    license_id        bigint  not null primary key,
    granted           bigint  not null,
    refused           bigint  not null,
    last_used_at      bigint  not null,
    distinct_ips      integer not null, -- how many rows of license_seen there are, for ValidationLog.usage
    distinct_hardware integer not null
);

-- A licence's use in one UTC day, for ValidationLog.daily.
create table license_daily (
    license_id bigint not null,
    on_day     date   not null,
    granted    bigint not null,
    refused    bigint not null,
    primary key (license_id, on_day)
);

-- What came of the validations of one UTC day: of a product, or (0, 0) of keys that nobody knows.
create table product_daily (
    owner_id   bigint   not null,
    product_id bigint   not null,
    on_day     date     not null,
    outcome    smallint not null, -- Outcome.code
    amount     bigint   not null,
    primary key (owner_id, product_id, on_day, outcome)
);

-- Which addresses and devices presented a licence, up to 1,000 of each. They have to be remembered one by one to be
-- counted, since distinct things can't be added up.
create table license_seen (
    license_id bigint   not null,
    kind       smallint not null, -- 0 an address, 1 a device
    hash       bigint   not null, -- of its text
    primary key (license_id, kind, hash)
);

-- Batches of the log that were written, so that a repeated one is not written again.
create table validation_batch (
    id         uuid   not null primary key,
    written_at bigint not null
);

-- for the removal of those that nobody will repeat, in ValidationLog.write
create index validation_batch_by_time on validation_batch (written_at);

-- How many granted validations of an account's plan are reserved, over all nodes.
create table plan_usage (
    account_id bigint not null,
    on_day     date   not null,
    reserved   bigint not null,
    primary key (account_id, on_day)
);
