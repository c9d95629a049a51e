-- Figures that BusinessFigures answers from, without reading what they were drawn from. A row is changed in the transaction of
-- the change that it counts, as late as can be.

-- How many licences there are: of each owner, product, standing and plan, by the UTC day on which their term ends.
create table license_figure (
    owner_id   bigint  not null,
    product_id bigint  not null,
    standing   varchar not null,
    plan       varchar not null,
    ends_on    date    not null, -- 9999-12-31: never
    amount     bigint  not null,
    -- for BusinessFigures.licenses
    primary key (owner_id, product_id, standing, plan, ends_on)
);

insert into license_figure (owner_id, product_id, standing, plan, ends_on, amount)
select owner_id, product_id, standing, plan,
    coalesce(date '1970-01-01' + cast(valid_until / 86400000 as integer), date '9999-12-31'), count(*)
from license
group by owner_id, product_id, standing, plan,
    coalesce(date '1970-01-01' + cast(valid_until / 86400000 as integer), date '9999-12-31');

-- for BusinessFigures.licenses: those whose term ends today are looked at one by one
create index license_by_end on license (valid_until, owner_id);

-- How many licences a customer has.
create table customer_figure (
    owner_id    bigint not null,
    customer_id bigint not null,
    amount      bigint not null,
    -- for BusinessFigures.users
    primary key (owner_id, customer_id)
);

insert into customer_figure (owner_id, customer_id, amount)
select owner_id, customer_id, count(*)
from license
where customer_id is not null and standing <> 'DELETED'
group by owner_id, customer_id;

-- How many licences were made on a UTC day, be they deleted since or not.
create table created_daily (
    owner_id   bigint not null,
    product_id bigint not null,
    on_day     date   not null,
    amount     bigint not null,
    -- for BusinessFigures.created
    primary key (owner_id, product_id, on_day)
);

insert into created_daily (owner_id, product_id, on_day, amount)
select owner_id, product_id, date '1970-01-01' + cast(created_at / 86400000 as integer), count(*)
from license
group by owner_id, product_id, date '1970-01-01' + cast(created_at / 86400000 as integer);

-- What a product earned on a UTC day, refunds taken off on theirs, in the currency's smallest unit.
create table revenue_daily (
    owner_id   bigint  not null,
    product_id bigint  not null,
    on_day     date    not null,
    currency   varchar not null,
    amount     bigint  not null,
    -- for BusinessFigures.revenue
    primary key (owner_id, product_id, on_day, currency)
);

-- How many customers of an owner were made on a UTC day, or with owner 0 how many accounts, be they removed since or not.
create table registered_daily (
    owner_id bigint not null,
    on_day   date   not null,
    amount   bigint not null,
    -- for BusinessFigures.users
    primary key (owner_id, on_day)
);

insert into registered_daily (owner_id, on_day, amount)
select owner_id, date '1970-01-01' + cast(created_at / 86400000 as integer), count(*)
from customer
group by owner_id, date '1970-01-01' + cast(created_at / 86400000 as integer);

insert into registered_daily (owner_id, on_day, amount)
select 0, date '1970-01-01' + cast(created_at / 86400000 as integer), count(*)
from account
group by date '1970-01-01' + cast(created_at / 86400000 as integer);
