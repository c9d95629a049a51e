-- Rows of these tables are changed only while the row of their licence is locked. A new seat is what a server does most
-- beside answering from memory, and what it costs is the number of indexes it touches. So there is no index for the order
-- in which seats were bound (a licence's few are sorted when they are read), and no foreign key to the licence (its row is
-- locked, so it is there, and it is never removed).

create sequence ip_seat_id;

create table ip_seat (
    id         bigint  not null primary key, -- the order in which seats were bound
    license_id bigint  not null,
    ip         varchar not null,
    bound_at   bigint  not null,
    -- for SeatBook.of, concerning and clearIps. Also holds, whatever the code does, that an address has one seat.
    constraint ip_seat_unique unique (license_id, ip)
);

create sequence activation_id;

create table activation (
    id           bigint  not null primary key, -- the order in which seats were bound
    license_id   bigint  not null,
    identity     varchar not null,
    fingerprint  boolean not null, -- whether identity is the hash of components, else it is a text of the program's
    machine_name varchar,
    app_version  varchar,
    activated_at bigint  not null,
    last_seen_at bigint  not null,
    -- for SeatBook.of, concerning and clearHardware. Also holds, whatever the code does, that a device has one seat.
    constraint activation_unique unique (license_id, identity, fingerprint)
);

-- What fingerprints consist of: one row for each value of each component.
create table activation_component (
    activation_id bigint  not null references activation on delete cascade,
    component     varchar not null, -- its name, a colon, and the hash of the value
    license_id    bigint  not null, -- the activation's, for the index
    primary key (activation_id, component)
);

-- for SeatBook.concerning with a fingerprint
create index activation_component_by_value on activation_component (license_id, component);

-- The credits of consumption licences; a licence without a row has none.
create table credit_balance (
    license_id bigint not null primary key references license,
    total      bigint not null,
    used       bigint not null, -- over total only if that was lowered since
    constraint credit_balance_positive check (total >= 0 and used >= 0)
);
