create sequence blacklist_entry_id;

create table blacklist_entry (
    id         bigint  not null primary key,
    owner_id   bigint  references account, -- null: holds for the whole instance
    product_id bigint  references product, -- null: holds for every product of the owner
    kind       varchar not null,           -- IP or DEVICE
    datum      varchar not null,           -- as people entered it
    match_key  varchar not null,           -- what requests are compared with: BlacklistedDatum.match
    reason     varchar,
    created_at bigint  not null,
    updated_at bigint  not null,
    -- for Blacklists.amongst, LicenseFacts
    constraint blacklist_entry_unique unique nulls not distinct (match_key, kind, owner_id, product_id)
);

-- for Blacklists.list of one owner
create index blacklist_entry_by_owner on blacklist_entry (owner_id, id);

-- for Products.remove
create index blacklist_entry_by_product on blacklist_entry (product_id);
