package org.portcullis.jdbi;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a transaction adds to the rows that count others. They are changed when it is about to commit, or to count itself: a
 * transaction that takes minutes keeps nobody waiting for them until then. All of them are changed in one order, so that no
 * two transactions wait for each other.
 */
final class Tally {

    /** A table of amounts, and the columns that tell its rows apart. */
    enum Table {
        LICENSES("license_tally", "owner_id", "product_id", "kind", "standing", "block"),
        LISTS("list_tally", "list", "owner_id", "block"),
        FIGURES("license_figure", "owner_id", "product_id", "standing", "plan", "ends_on"),
        CUSTOMERS("customer_figure", "owner_id", "customer_id"),
        CREATED("created_daily", "owner_id", "product_id", "on_day"),
        REVENUE("revenue_daily", "owner_id", "product_id", "on_day", "currency"),
        REGISTERED("registered_daily", "owner_id", "on_day");

        private final String update;
        private final String insert;

        Table(String name, String... columns) {
            update = "update " + name + " set amount = amount + ? where "
                    + Stream.of(columns).map(column -> column + " = ?").collect(Collectors.joining(" and "));
            insert = "insert into " + name + " (amount, " + String.join(", ", columns) + ") values (0, "
                    + String.join(", ", Collections.nCopies(columns.length, "?")) + ") on conflict do nothing";
        }
    }

    private record Part(Table table, List<Object> key) {

        private static final Comparator<Part> ORDER =
                Comparator.comparing(Part::table).thenComparing(Part::key, Tally::compare);
    }

    private final Session session;
    private final SortedMap<Part, Long> changes = new TreeMap<>(Part.ORDER);

    Tally(Session session) {
        this.session = session;
    }

    /** Adds to the row that has these values in the table's columns; they are of the same types each time. */
    void add(Table table, long amount, Object... key) {
        changes.merge(new Part(table, List.of(key)), amount, Long::sum);
    }

    /** Changes the rows. */
    void write() {
        changes.forEach((part, amount) -> {
            if (amount != 0) {
                write(part, amount);
            }
        });
        changes.clear();
    }

    private void write(Part part, long amount) {
        Object[] key = part.key().toArray();
        Object[] changed = Stream.concat(Stream.of(amount), Stream.of(key)).toArray();
        if (session.update(part.table().update, changed) == 0) {
            session.update(part.table().insert, key);
            session.update(part.table().update, changed);
        }
    }

    @SuppressWarnings("unchecked") // Each column has one type, and all of them have an order.
    private static int compare(List<Object> one, List<Object> other) {
        for (int column = 0; column < one.size(); column++) {
            int order = ((Comparable<Object>) one.get(column)).compareTo(other.get(column));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
