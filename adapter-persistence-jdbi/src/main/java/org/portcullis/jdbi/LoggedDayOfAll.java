package org.portcullis.jdbi;

import java.time.LocalDate;
import java.util.List;
import org.portcullis.core.access.Scope;
import org.portcullis.ports.query.RecordedValidation;

/** The rows of all licences whose owner is in scope; their numbers are within known bounds. */
record LoggedDayOfAll(Session session, Scope scope, LocalDate day, long amount, long first, long last)
        implements LoggedDay {

    /** Newest first. */
    static List<LoggedDayOfAll> of(Session session, Scope scope) {
        Conditions conditions = owners(scope).and(LoggedDay.IS_KEPT);
        return session.list(
                "select on_day, amount, first_id, last_id from log_day " + conditions.where() + " order by on_day desc",
                conditions.parameters(),
                row -> new LoggedDayOfAll(
                        session,
                        scope,
                        row.date("on_day"),
                        row.number("amount"),
                        row.number("first_id"),
                        row.number("last_id")));
    }

    private static Conditions owners(Scope scope) {
        return scope instanceof Scope.Everything
                ? new Conditions().and("owner_id = :owner", "owner", Figures.OwnerDay.EVERYBODY)
                : Conditions.within(scope, "owner_id");
    }

    @Override
    public long count(Span part) {
        Conditions conditions = conditions(part);
        return session.first(
                        "select count(*) as amount from validation_log " + conditions.where(),
                        conditions.parameters(),
                        row -> row.number("amount"))
                .orElseThrow();
    }

    @Override
    public List<RecordedValidation> rows(Span part, long skip, int limit) {
        Conditions conditions = conditions(part);
        return session.list(
                "select " + ValidationRows.COLUMNS + " from validation_log " + conditions.where()
                        + " order by id desc offset :skip rows fetch first :limit rows only",
                Parameters.of("skip", skip).and("limit", limit).and(conditions.parameters()),
                ValidationRows::read);
    }

    private Conditions conditions(Span part) {
        return Conditions.within(scope, "owner_id")
                .and("id >= :first", "first", first)
                .and("id <= :last", "last", last)
                .and("at >= :from", "from", part.from())
                .and("at < :until", "until", part.until());
    }
}
