package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portcullis.core.license.License;

/**
 * How many licences there are, in blocks of their numbers: so that the licences before a page are counted by the block, and
 * only those of its own block are skipped one by one.
 */
final class LicenseTally {

    private static final long NUMBERS_IN_A_BLOCK = 8_192;

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
                    license.id().value() / NUMBERS_IN_A_BLOCK);
        }

        static Sort read(Row row) throws SQLException {
            return new Sort(
                    row.number("owner_id"),
                    row.number("product_id"),
                    row.text("kind"),
                    row.text("standing"),
                    row.number("id") / NUMBERS_IN_A_BLOCK);
        }

        private Object[] parameters(long amount) {
            return new Object[] {amount, owner, product, kind, standing, block};
        }
    }

    /** How many licences that are asked for have a number in a block. */
    private record Block(long number, long amount) {
        long first() {
            return number * NUMBERS_IN_A_BLOCK;
        }
    }

    /**
     * Where a page of a list begins.
     *
     * @param total how many licences the list has
     * @param first the list goes on with licences of this number or a higher one
     * @param skip how many of them come before the page
     */
    record Position(long total, long first, long skip) {}

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
    Position position(Conditions conditions, long skip) {
        List<Block> blocks = session.list(
                """
                select l.block, sum(l.amount) as amount
                from license_tally l
                %s
                group by l.block
                order by l.block
                """.formatted(conditions.where()),
                conditions.parameters(),
                row -> new Block(row.number("block"), row.number("amount")));
        long total = 0;
        long first = Long.MAX_VALUE;
        long rest = skip;
        for (Block block : blocks) {
            if (total <= skip && skip < total + block.amount()) {
                first = block.first();
                rest = skip - total;
            }
            total += block.amount();
        }
        return new Position(total, first, rest);
    }
}
