-- Texts are compared byte by byte, whatever the database's own order: unique keys, lists and look-ups are the same everywhere.
-- Done after each migration, so that none has to say so of each column; what has that order already is left alone.
do $$
declare
    text_column record;
begin
    for text_column in
        select c.relname as table_name, a.attname as column_name
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
        where c.relnamespace = current_schema()::regnamespace
            and a.atttypid = 'varchar'::regtype
            and not a.attisdropped
            and a.attcollation <> '"C"'::regcollation
            and c.relname <> 'flyway_schema_history'
    loop
        execute format(
            'alter table %I alter column %I type varchar collate "C"', text_column.table_name, text_column.column_name);
    end loop;
end $$;
