-- What else is known of a customer: a JSON object; null if nothing.
alter table customer add column profile varchar;

-- for Licenses.list and after of a customer's e-mail address in the scope of everything
create index customer_by_email on customer (email_key);
