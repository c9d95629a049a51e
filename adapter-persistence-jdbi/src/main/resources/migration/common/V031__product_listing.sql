-- How a product is presented where it is sold.
alter table product add column product_type varchar default 'OTHER' not null;
alter table product add column product_type_other varchar;
alter table product add column role_id varchar;
alter table product add column purchase_role_id varchar;
alter table product add column url varchar;
alter table product add column image_url varchar;
