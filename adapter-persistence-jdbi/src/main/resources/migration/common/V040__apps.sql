alter table product add column slug varchar; -- null if nobody made any, and once removed, so that it is free

-- for Products.findBySlug
alter table product add constraint product_slug_unique unique (owner_id, slug);

-- for Products.find by uuid
create index product_by_uuid on product (uuid);

-- for Licenses.find by uuid
create index license_by_uuid on license (uuid);

-- Removed products whose licences are yet to be marked as deleted, and who removed them; for Products.lockRemoval.
create table product_removal (
    product_id bigint  not null primary key references product,
    actor_id   bigint,           -- the account; null if the server did it
    ip         varchar not null,
    user_agent varchar,
    channel    varchar not null
);
