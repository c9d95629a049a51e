create sequence audit_entry_id;

-- Never updated, never deleted from. No foreign keys: an entry outlives what it tells of.
create table audit_entry (
    id            bigint  not null primary key,
    actor_id      bigint,           -- the account; null for somebody without a credential, or the server itself
    owner_id      bigint,           -- whose thing it was done to
    action        varchar not null,
    resource      varchar not null,
    resource_id   bigint  not null,
    before_fields varchar not null, -- a JSON object: names and texts
    after_fields  varchar not null, -- likewise
    ip            varchar not null,
    user_agent    varchar,
    channel       varchar not null,
    success       boolean not null,
    at            bigint  not null
);

-- for AuditTrail.list of one owner
create index audit_entry_by_owner on audit_entry (owner_id, id);

create sequence outbox_event_number;

-- What is yet to be told to those who subscribe.
create table outbox_event (
    number     bigint  not null primary key, -- the order of telling, for Outbox.pending
    id         uuid    not null,             -- the event's own, the same at every delivery
    type       varchar not null,
    owner_id   bigint  not null,
    product_id bigint  not null,
    license_id bigint  not null,
    at         bigint  not null
);
