create sequence product_id;

create table product (
    id                bigint  not null primary key,
    uuid              uuid    not null,
    owner_id          bigint  not null references account,
    name              varchar not null,
    name_key          varchar,          -- null once removed, so that the name is free
    description       varchar,
    active            boolean not null,
    license_prefix    varchar,
    default_ips       integer,
    default_hardware  integer,
    requires_hardware boolean not null,
    created_at        bigint  not null,
    updated_at        bigint  not null,
    removed           boolean default false not null, -- only its deleted licences still know it
    constraint product_name_unique unique (owner_id, name_key)
);

-- for Products.list of one owner
create index product_by_owner on product (owner_id, id);

create sequence customer_id;

create table customer (
    id         bigint  not null primary key,
    uuid       uuid    not null,
    owner_id   bigint  not null references account,
    name       varchar not null,
    email      varchar,
    email_key  varchar,
    phone      varchar,
    discord_id varchar,
    notes      varchar,
    created_at bigint  not null,
    updated_at bigint  not null,
    -- for Customers.findByEmail; customers without an address don't collide
    constraint customer_email_unique unique (owner_id, email_key)
);

-- for Customers.list of one owner
create index customer_by_owner on customer (owner_id, id);
