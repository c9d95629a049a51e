create sequence license_id;

create table license (
    id                bigint  not null primary key,
    uuid              uuid    not null,
    owner_id          bigint  not null references account,
    product_id        bigint  not null references product,
    customer_id       bigint  references customer on delete set null,
    key_text          varchar not null, -- as shown to people
    key_canonical     varchar not null, -- as compared: upper case, no dashes
    key_format        varchar not null,
    kind              varchar not null,
    standing          varchar not null,
    valid_from        bigint,           -- null: always has been
    valid_until       bigint,           -- the first moment at which it is over; null: never
    max_ips           integer not null,
    max_hardware      integer not null,
    max_users         integer not null,
    ip_locked         boolean not null,
    locked_ip         varchar,          -- null while ip_locked: the next granted address takes the lock
    plan              varchar not null,
    product_name      varchar,
    holder_name       varchar,
    holder_email      varchar,
    platform          varchar,
    platform_name     varchar,
    platform_owner_id varchar,
    discord_id        varchar,
    discord_username  varchar,
    notes             varchar,
    metadata          varchar not null, -- a JSON object
    created_at        bigint  not null,
    updated_at        bigint  not null,
    -- How many rows of ip_seat and activation this licence has. They are kept here, in the row that is locked for
    -- every bind anyway, so that a licence with very many seats is not counted at each validation.
    ip_seats          integer default 0 not null,
    device_seats      integer default 0 not null,
    -- for Licenses.find and lock by key, LicenseFacts.byKey. Also decides who gets a key that two ask for at once.
    constraint license_key_unique unique (key_canonical),
    constraint license_seats_positive check (ip_seats >= 0 and device_seats >= 0)
);

-- for Licenses.list of one owner, Licenses.count
create index license_by_owner on license (owner_id, id);

-- for Licenses.list of one product, Licenses.existsFor(ProductId)
create index license_by_product on license (product_id, id);

-- for Licenses.list of one customer, Licenses.existsFor(CustomerId), Customers.remove
create index license_by_customer on license (customer_id, id);

-- The keys that licences had before. A new key must be neither a current nor an old one. Whoever takes a key inserts or
-- updates its licence row first and looks here after it: a rotation that is giving up the same key holds its entry of
-- license_key_unique until it commits, so the taker waits, and then sees the old key here.
create table key_rotation (
    old_canonical varchar not null primary key,
    license_id    bigint  not null references license,
    number        bigint  not null, -- the order of a licence's rotations
    old_key       varchar not null,
    new_key       varchar not null,
    rotated_at    bigint  not null,
    rotated_by    bigint            -- the account; null if the server did it
);

create sequence key_rotation_number;

-- for KeyHistory.of
create index key_rotation_by_license on key_rotation (license_id, number);
