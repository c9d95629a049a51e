-- Moves with every change of a licence's seats. Whoever locks the licence sees by it whether the seats it knows of are still
-- all there are, instead of reading them again.
alter table license add column seat_revision bigint default 0 not null;
