-- How many rows the lists of customers and of the audit trail have, in blocks of 8,192 numbers, as license_tally has it for
-- licences. A row is changed by whoever adds to a list or removes from it, in the same transaction, as late as can be.
create table list_tally (
    list     varchar not null, -- CUSTOMERS or AUDIT_TRAIL
    owner_id bigint  not null, -- 0 for what nobody owns
    block    bigint  not null, -- a number divided by 8,192
    amount   bigint  not null,
    -- for Customers.list and AuditTrail.list
    primary key (list, owner_id, block)
);

insert into list_tally (list, owner_id, block, amount)
select 'CUSTOMERS', owner_id, id / 8192, count(*)
from customer
group by owner_id, id / 8192;

insert into list_tally (list, owner_id, block, amount)
select 'AUDIT_TRAIL', coalesce(owner_id, 0), id / 8192, count(*)
from audit_entry
group by coalesce(owner_id, 0), id / 8192;
