-- Each value is a block of 1,000 numbers of validation_log.id.
create sequence validation_log_block;

-- Every validation that was decided. Written thousands of times a second, so each byte counts, and an index counts most:
-- with one by licence, each batch would rewrite as many pages as it has licences (measured: twice the processor time, six
-- times the disk). So there is none. Rows are found by their number, which grows with time: those of a day by where
-- product_daily says it begins and ends, those of a licence by a chain that begins in license_daily.
create table validation_log (
    id          bigint   not null primary key,
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
    client      varchar            -- what the client said of itself: a JSON object; null if nothing
);
