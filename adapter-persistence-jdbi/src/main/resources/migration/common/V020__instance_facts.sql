-- What the first node that starts settles for all: the check value of the master key, and the instance's id.
create table instance_fact (
    name varchar not null primary key,
    fact varchar not null
);
