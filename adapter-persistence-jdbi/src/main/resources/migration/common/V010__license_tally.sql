-- How many licences there are, so that lists of a million are counted and skipped without reading them: of each owner, product,
-- kind and standing, in blocks of 8,192 licence numbers. A row is changed by whoever adds a licence or changes what it is
-- counted as, in the same transaction. Those who add licences of one product wait for each other anyway, for the product's lock.
create table license_tally (
    owner_id   bigint  not null,
    product_id bigint  not null,
    kind       varchar not null,
    standing   varchar not null,
    block      bigint  not null, -- the licence's number divided by 8,192
    amount     bigint  not null,
    -- for Licenses.list of one owner, Licenses.count
    primary key (owner_id, product_id, kind, standing, block)
);

insert into license_tally (owner_id, product_id, kind, standing, block, amount)
select owner_id, product_id, kind, standing, id / 8192, count(*)
from license
group by owner_id, product_id, kind, standing, id / 8192;

-- for Licenses.list of one product
create index license_tally_by_product on license_tally (product_id);
