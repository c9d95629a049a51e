package org.portcullis.jdbi;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;

/** How many rows the lists have that grow without end, in {@link Blocks} of each owner. */
enum ListTally {
    CUSTOMERS("order by block"),
    AUDIT_TRAIL("order by block desc");

    /** A row of a list; owner 0 is nobody. */
    record Counted(long owner, long number) {}

    private record Part(long owner, long block) {
        private static final Comparator<Part> ORDER =
                Comparator.comparingLong(Part::owner).thenComparingLong(Part::block);
    }

    private final String order;

    ListTally(String order) {
        this.order = order;
    }

    /** Counts rows that were added. */
    void add(Session session, Stream<Counted> rows) {
        SortedMap<Part, Long> amounts = new TreeMap<>(Part.ORDER);
        rows.forEach(row -> amounts.merge(new Part(row.owner(), Blocks.of(row.number())), 1L, Long::sum));
        amounts.forEach((part, amount) -> change(session, part, amount));
    }

    /** No longer counts a row that was removed. */
    void remove(Session session, Counted row) {
        change(session, new Part(row.owner(), Blocks.of(row.number())), -1);
    }

    private void change(Session session, Part part, long amount) {
        Object[] changed = {amount, name(), part.owner(), part.block()};
        String update = "update list_tally set amount = amount + ? where list = ? and owner_id = ? and block = ?";
        if (session.update(update, changed) == 0) {
            session.update("""
                    insert into list_tally (amount, list, owner_id, block)
                    values (0, ?, ?, ?)
                    on conflict do nothing
                    """, name(), part.owner(), part.block());
            session.update(update, changed);
        }
    }

    /** Where a page begins. */
    Blocks.Position position(Session session, Scope scope, long skip) {
        Conditions conditions = Conditions.within(scope, "owner_id").and("list = :list", "list", name());
        String sql = "select block, sum(amount) as amount from list_tally " + conditions.where() + " group by block ";
        return new Blocks(session.list(sql + order, conditions.parameters(), Blocks.Block::read)).position(skip);
    }
}
