-- Each value is a block of 1,000 numbers of validation_log.id.
create sequence validation_log_block;

-- Every validation that was decided, a partition for each month, so that old months are dropped in no time. Rows are found
-- by their number within a day: those of a day by where product_daily says it begins and ends, those of a licence by a
-- chain that begins in license_daily. So each row costs one entry in one index, at its end, and COPY runs at full speed.
create table validation_log (
    id          bigint   not null,
    at          bigint   not null,
    outcome     smallint not null, -- Outcome.code
    license_id  bigint,            -- null: the key is unknown
    previous_id bigint,            -- the row before this one of the same licence and UTC day
    owner_id    bigint,
    product_id  bigint,
    key_text    varchar  not null, -- as presented
    ip          varchar  not null,
    hardware    varchar,
    channel     varchar  not null,
    client      varchar,           -- what the client said of itself: a JSON object; null if nothing
    primary key (id, at)           -- for ValidationLog.list
) partition by range (at);

-- Takes what no month is there for: validations that were kept elsewhere for very long, or a month whose partition could
-- not be made in time. LogPartitions moves them when it makes the partition.
create table validation_log_other partition of validation_log default;

-- Rows that change with every batch stay on their page, and beside their index.
alter table license_daily set (fillfactor = 60);
alter table product_daily set (fillfactor = 30);
alter table license set (fillfactor = 85);
alter table credit_balance set (fillfactor = 60);
alter table plan_usage set (fillfactor = 30);
