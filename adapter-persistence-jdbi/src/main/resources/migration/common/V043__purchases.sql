-- What was bought at marketplaces: who downloads it again gets the licence that was made first.
create table purchase (
    product_id bigint  not null references product,
    platform   varchar not null,
    buyer      varchar not null,
    resource   varchar not null,
    license_id bigint  not null references license,
    -- for Purchases.find and add
    primary key (product_id, platform, buyer, resource)
);

-- What a key is for tells no longer who has a product: marketplaces' secrets have one, too.
alter table api_token add column sort varchar;
update api_token
set sort = case when intents <> '' then 'CALLS' when product_id is not null then 'APP' else 'ACCOUNT' end;
alter table api_token alter column sort set not null;
