create sequence payment_id;

create table payment (
    id          bigint  not null primary key,
    uuid        uuid    not null,
    owner_id    bigint  not null references account,
    license_id  bigint  not null references license,
    product_id  bigint  not null references product, -- the licence's when it was sold
    customer_id bigint  references customer on delete set null,
    amount      bigint  not null,                    -- in the currency's smallest unit
    currency    varchar not null,                    -- ISO 4217
    status      varchar not null,
    provider    varchar,
    provider_id varchar,
    created_at  bigint  not null,
    updated_at  bigint  not null,
    -- for Payments.add; those without such an id don't collide
    constraint payment_provider_id_unique unique (owner_id, provider_id),
    constraint payment_amount_positive check (amount >= 0)
);

-- for Payments.list of one owner
create index payment_by_owner on payment (owner_id, id);

-- for Customers.remove
create index payment_by_customer on payment (customer_id);
