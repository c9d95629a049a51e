package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.query.RecordedValidation;

/** The rows of one licence: a chain from the newest to the oldest. */
record LoggedDayOfLicense(Session session, LocalDate day, long amount, long newest) implements LoggedDay {

    /** A row, and the number of the one before it. */
    private record Link(RecordedValidation row, Optional<Long> previous) {
        static Link read(Row row) throws SQLException {
            return new Link(ValidationRows.read(row), row.optional("previous_id", number -> number));
        }
    }

    /** Newest first; none if the licence's owner is out of scope. */
    static List<LoggedDayOfLicense> of(Session session, LicenseId license, Scope scope) {
        List<LoggedDayOfLicense> days = session.list(
                """
                select on_day, granted + refused as amount, newest_id
                from license_daily
                where license_id = :license and %s
                order by on_day desc
                """.formatted(IS_KEPT),
                Parameters.of("license", license.value()),
                row -> new LoggedDayOfLicense(
                        session, row.date("on_day"), row.number("amount"), row.number("newest_id")));
        boolean visible = !days.isEmpty() && days.getFirst().isWithin(scope);
        return visible ? days : List.of();
    }

    private boolean isWithin(Scope scope) {
        Optional<AccountId> owner =
                link(newest).flatMap(link -> link.row().validation().owner());
        return scope instanceof Scope.Everything
                || owner.filter(scope::includes).isPresent();
    }

    @Override
    public long count(Span part) {
        return rows(part, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public List<RecordedValidation> rows(Span part, long skip, int limit) {
        return rows(Optional.of(newest), part, skip, limit);
    }

    private List<RecordedValidation> rows(Optional<Long> first, Span part, long skip, int limit) {
        List<RecordedValidation> rows = new ArrayList<>();
        long toSkip = skip;
        Optional<Link> link = first.flatMap(this::link);
        while (link.isPresent() && rows.size() < limit) {
            RecordedValidation row = link.get().row();
            if (part.contains(row.validation().at()) && toSkip-- <= 0) {
                rows.add(row);
            }
            link = link.get().previous().flatMap(this::link);
        }
        return rows;
    }

    @Override
    public List<RecordedValidation> before(Optional<Long> number, Span part, int limit) {
        Optional<Long> first =
                number.isPresent() ? number.flatMap(this::link).flatMap(Link::previous) : Optional.of(newest);
        return rows(first, part, 0, limit);
    }

    private Optional<Link> link(long number) {
        // The day tells PostgreSQL which month to look in.
        Span whole = Span.of(day);
        return session.first(
                "select " + ValidationRows.COLUMNS + " from validation_log where id = ? and at >= ? and at < ?",
                Link::read,
                number,
                whole.from(),
                whole.until());
    }
}
