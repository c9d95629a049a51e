-- The validations of one UTC day: of an owner, or with owner 0 of everybody, keys included that nobody knows. product_daily
-- has the same for each product and outcome; a page of the log needs no more than this, and reads one row for each day.
create table log_day (
    owner_id bigint not null,
    on_day   date   not null,
    amount   bigint not null,
    first_id bigint not null, -- where these rows of validation_log begin
    last_id  bigint not null, -- and where they end
    -- for ValidationLog.list
    primary key (owner_id, on_day)
);

insert into log_day (owner_id, on_day, amount, first_id, last_id)
select owner_id, on_day, sum(amount), min(first_id), max(last_id)
from product_daily
where owner_id <> 0
group by owner_id, on_day;

insert into log_day (owner_id, on_day, amount, first_id, last_id)
select 0, on_day, sum(amount), min(first_id), max(last_id)
from product_daily
group by on_day;
