package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portcullis.core.license.License;

/** How many licences there are of each sort, in {@link Blocks}. */
final class LicenseTally {

    /** What a licence is counted as. */
    record Sort(long owner, long product, String kind, String standing, long block) {

        /** The order in which rows are changed, so that two who change the same ones don't wait for each other. */
        static final Comparator<Sort> ORDER = Comparator.comparingLong(Sort::owner)
                .thenComparingLong(Sort::product)
                .thenComparing(Sort::kind)
                .thenComparing(Sort::standing)
                .thenComparingLong(Sort::block);

        static Sort of(License license) {
            return new Sort(
                    license.owner().value(),
                    license.product().value(),
                    license.kind().name(),
                    license.standing().name(),
                    Blocks.of(license.id().value()));
        }

        static Sort read(Row row) throws SQLException {
            return new Sort(
                    row.number("owner_id"),
                    row.number("product_id"),
                    row.text("kind"),
                    row.text("standing"),
                    Blocks.of(row.number("id")));
        }

        private Object[] parameters(long amount) {
            return new Object[] {amount, owner, product, kind, standing, block};
        }
    }

    private final Session session;

    LicenseTally(Session session) {
        this.session = session;
    }

    void add(License license) {
        change(Sort.of(license), 1);
    }

    void addAll(Collection<License> licenses) {
        SortedMap<Sort, Long> amounts = new TreeMap<>(Sort.ORDER);
        licenses.forEach(license -> amounts.merge(Sort.of(license), 1L, Long::sum));
        amounts.forEach(this::change);
    }

    /** What a licence is counted as now; empty if there is no such licence. */
    Optional<Sort> sortOf(License license) {
        return session.first(
                "select id, owner_id, product_id, kind, standing from license where id = ?",
                Sort::read,
                license.id().value());
    }

    /** Counts a licence as something else. */
    void move(Sort before, Sort after) {
        if (!before.equals(after)) {
            Stream.of(before, after).sorted(Sort.ORDER).forEach(sort -> change(sort, sort.equals(before) ? -1 : 1));
        }
    }

    private void change(Sort sort, long amount) {
        String update = """
                update license_tally
                set amount = amount + ?
                where owner_id = ? and product_id = ? and kind = ? and standing = ? and block = ?
                """;
        if (session.update(update, sort.parameters(amount)) == 0) {
            session.update("""
                    insert into license_tally (amount, owner_id, product_id, kind, standing, block)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict do nothing
                    """, sort.parameters(0));
            session.update(update, sort.parameters(amount));
        }
    }

    /** How many fulfil {@code conditions}, which are on the columns of {@code license l} that are counted. */
    long count(Conditions conditions) {
        return session.first(
                        "select sum(l.amount) as amount from license_tally l " + conditions.where(),
                        conditions.parameters(),
                        row -> row.number("amount"))
                .orElse(0L);
    }

    /** Where a page begins of those that fulfil such conditions, in the order of their numbers. */
    Blocks.Position position(Conditions conditions, long skip) {
        return new Blocks(session.list("""
                        select l.block, sum(l.amount) as amount
                        from license_tally l
                        %s
                        group by l.block
                        order by l.block
                        """.formatted(conditions.where()), conditions.parameters(), Blocks.Block::read))
                .position(skip);
    }
}
