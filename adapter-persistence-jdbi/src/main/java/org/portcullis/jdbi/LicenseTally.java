package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Standing;

/** How many licences there are of each sort, in {@link Blocks}. */
final class LicenseTally {

    /** What a licence is counted as. */
    record Sort(
            long owner,
            long product,
            String kind,
            String standing,
            String plan,
            LocalDate endsOn,
            long customer,
            long block) {

        /** The customer of what was sold to nobody; also what a null is read as. */
        private static final long NOBODY = 0;

        /** The day on which what never ends does. */
        private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

        static Sort of(License license) {
            return new Sort(
                    license.owner().value(),
                    license.product().value(),
                    license.kind().name(),
                    license.standing().name(),
                    license.plan().name(),
                    endsOn(license.term().end()),
                    license.customer().map(CustomerId::value).orElse(NOBODY),
                    Blocks.of(license.id().value()));
        }

        static Sort read(Row row) throws SQLException {
            return new Sort(
                    row.number("owner_id"),
                    row.number("product_id"),
                    row.text("kind"),
                    row.text("standing"),
                    row.text("plan"),
                    endsOn(row.optionalInstant("valid_until")),
                    row.number("customer_id"),
                    Blocks.of(row.number("id")));
        }

        /** Whether somebody has it. */
        boolean isHeld() {
            return customer != NOBODY && !standing.equals(Standing.DELETED.name());
        }

        private static LocalDate endsOn(Optional<Instant> end) {
            return end.map(Figures::dayOf).orElse(NEVER);
        }
    }

    private final Session session;
    private final Tally tally;

    LicenseTally(Session session, Tally tally) {
        this.session = session;
        this.tally = tally;
    }

    void add(License license) {
        change(Sort.of(license), 1);
        tally.add(
                Tally.Table.CREATED,
                1,
                license.owner().value(),
                license.product().value(),
                Figures.dayOf(license.createdAt()));
    }

    /** What a licence is counted as now; empty if there is no such licence. */
    Optional<Sort> sortOf(License license) {
        return session.first(
                "select id, owner_id, product_id, kind, standing, plan, valid_until, customer_id from license where id = ?",
                Sort::read,
                license.id().value());
    }

    /** Counts a licence as something else. */
    void move(Sort before, Sort after) {
        change(before, -1);
        change(after, 1);
    }

    private void change(Sort sort, long amount) {
        tally.add(
                Tally.Table.LICENSES, amount, sort.owner(), sort.product(), sort.kind(), sort.standing(), sort.block());
        if (sort.isHeld()) {
            tally.add(Tally.Table.CUSTOMERS, amount, sort.owner(), sort.customer());
        }
        tally.add(
                Tally.Table.FIGURES, amount, sort.owner(), sort.product(), sort.standing(), sort.plan(), sort.endsOn());
    }

    /** How many fulfil {@code conditions}, which are on the columns of {@code license l} that are counted. */
    long count(Conditions conditions) {
        tally.write();
        return session.first(
                        "select sum(l.amount) as amount from license_tally l " + conditions.where(),
                        conditions.parameters(),
                        row -> row.number("amount"))
                .orElse(0L);
    }

    /** Where a page begins of those that fulfil such conditions, in the order of their numbers. */
    Blocks.Position position(Conditions conditions, long skip) {
        tally.write();
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
