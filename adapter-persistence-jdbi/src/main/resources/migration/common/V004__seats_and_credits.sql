-- Rows of these tables are changed only while the row of their licence is locked.

create sequence ip_seat_id;

create table ip_seat (
    id         bigint  not null primary key, -- the order in which seats were bound
    license_id bigint  not null references license,
    ip         varchar not null,
    bound_at   bigint  not null,
    -- for SeatBook.concerning. Also holds, whatever the code does, that an address has one seat.
    constraint ip_seat_unique unique (license_id, ip)
);

-- for SeatBook.of, SeatBook.clearIps
create index ip_seat_in_order on ip_seat (license_id, id);

create sequence activation_id;

create table activation (
    id           bigint  not null primary key, -- the order in which seats were bound
    license_id   bigint  not null references license,
    fingerprint  boolean not null, -- whether identity is the hash of components, else it is a text of the program's
    identity     varchar not null,
    machine_name varchar,
    app_version  varchar,
    activated_at bigint  not null,
    last_seen_at bigint  not null,
    -- for SeatBook.concerning. Also holds, whatever the code does, that a device has one seat.
    constraint activation_unique unique (license_id, identity, fingerprint)
);

-- for SeatBook.of, SeatBook.clearHardware
create index activation_in_order on activation (license_id, id);

-- What fingerprints consist of: one row for each value of each component.
create table activation_component (
    activation_id bigint  not null references activation on delete cascade,
    component     varchar not null,
    hash          varchar not null,
    license_id    bigint  not null, -- the activation's, for the index
    primary key (activation_id, component, hash)
);

-- for SeatBook.concerning with a fingerprint
create index activation_component_by_hash on activation_component (license_id, hash);

-- The credits of consumption licences; a licence without a row has none.
create table credit_balance (
    license_id bigint not null primary key references license,
    total      bigint not null,
    used       bigint not null, -- over total only if that was lowered since
    constraint credit_balance_positive check (total >= 0 and used >= 0)
);
