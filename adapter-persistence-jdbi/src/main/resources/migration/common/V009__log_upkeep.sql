-- The first UTC day that ValidationLog.list and daily tell of; one row.
create table validation_log_kept (
    first_day date not null
);
insert into validation_log_kept (first_day) values (date '1970-01-01');

-- A licence's use on the days that license_daily no longer has, for ValidationLog.usage.
create table license_past_use (
    license_id   bigint not null primary key,
    granted      bigint not null,
    refused      bigint not null,
    last_used_at bigint not null
);

-- for ValidationLog.tidy
create index license_daily_by_day on license_daily (on_day, license_id);

-- What is done from time to time by one process of all: the one that has locked the job's row.
create table upkeep (
    job     varchar not null primary key,
    done_on date             -- the UTC day on which it was done last; null: never
);
insert into upkeep (job) values ('validation-log');
