-- What came of calls that may be sent again, for a day.
create table idempotency_record (
    scope      varchar not null, -- whose call it was, or what it concerned
    route      varchar not null,
    call_key   varchar not null,
    content    varchar not null, -- SHA-256 of what was sent, in hexadecimal digits
    result     varchar,          -- by which the answer is made again; absent while the call is carried out
    created_at bigint  not null,
    -- for IdempotencyRecords.claim
    primary key (scope, route, call_key)
);

-- for IdempotencyRecords.forget
create index idempotency_record_by_age on idempotency_record (created_at);
