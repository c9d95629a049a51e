-- The validations of one UTC day as log_day has them, in blocks of 8,192 numbers of validation_log: a page deep in a busy day
-- skips a block's rows at most, not the day's. Owner 0 is everybody.
create table log_part (
    owner_id bigint not null,
    on_day   date   not null,
    block    bigint not null, -- a row's number divided by 8,192
    amount   bigint not null,
    first_id bigint not null, -- where these rows of validation_log begin
    last_id  bigint not null, -- and where they end
    -- for ValidationLog.list
    primary key (owner_id, on_day, block)
);

insert into log_part (owner_id, on_day, block, amount, first_id, last_id)
select owner_id, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192, count(*), min(id), max(id)
from validation_log
where owner_id is not null
group by owner_id, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192;

insert into log_part (owner_id, on_day, block, amount, first_id, last_id)
select 0, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192, count(*), min(id), max(id)
from validation_log
group by date '1970-01-01' + cast(at / 86400000 as integer), id / 8192;

drop table log_day;
