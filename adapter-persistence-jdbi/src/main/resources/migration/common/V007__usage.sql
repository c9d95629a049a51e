-- Figures drawn from the validation log. They are written with it, in one transaction, row by row in the order of their
-- keys, and have no foreign keys, so that a flush waits neither for a locked licence nor for ever for another flush.

-- A licence's use in one UTC day, for ValidationLog.daily; all its days together, for ValidationLog.usage. It also leads
-- to the day's rows in the log, for ValidationLog.list of one licence.
create table license_daily (
    license_id    bigint not null,
    on_day        date   not null,
    granted       bigint not null,
    refused       bigint not null,
    last_used_at  bigint not null,
    newest_id     bigint not null, -- the row of validation_log that was written last
    superseded_id bigint,          -- what newest_id was before it was last changed
    primary key (license_id, on_day)
);

-- What came of the validations of one UTC day: of a product, or with 0 for an owner or product that nobody knows.
create table product_daily (
    owner_id   bigint   not null,
    product_id bigint   not null,
    on_day     date     not null,
    outcome    smallint not null, -- Outcome.code
    amount     bigint   not null,
    first_id   bigint   not null, -- where these rows of validation_log begin, for ValidationLog.list
    last_id    bigint   not null, -- and where they end
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
