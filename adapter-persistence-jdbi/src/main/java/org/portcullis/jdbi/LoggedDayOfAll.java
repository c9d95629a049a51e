package org.portcullis.jdbi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.portcullis.core.access.Scope;
import org.portcullis.ports.query.RecordedValidation;

/** The rows of all licences whose owner is in scope, of a day or a block of it; their numbers are within known bounds. */
record LoggedDayOfAll(Session session, Scope scope, LocalDate day, long amount, long first, long last)
        implements LoggedDay {

    /**
     * Newest first. A day that is asked for as a whole comes in its blocks, each with its amount; one of which a part is
     * asked for has to be read anyway, and is read at once.
     */
    static List<LoggedDayOfAll> of(Session session, Scope scope, Span asked) {
        Conditions conditions = owners(scope).and(LoggedDay.IS_KEPT);
        List<LoggedDayOfAll> blocks = session.list(
                "select on_day, amount, first_id, last_id from log_part " + conditions.where()
                        + " order by on_day desc, block desc",
                conditions.parameters(),
                row -> new LoggedDayOfAll(
                        session,
                        scope,
                        row.date("on_day"),
                        row.number("amount"),
                        row.number("first_id"),
                        row.number("last_id")));
        List<LoggedDayOfAll> days = new ArrayList<>();
        for (LoggedDayOfAll block : blocks) {
            boolean goesOn = !days.isEmpty() && days.getLast().day().equals(block.day());
            if (goesOn && !asked.covers(Span.of(block.day()))) {
                days.add(days.removeLast().with(block));
            } else {
                days.add(block);
            }
        }
        return days;
    }

    private LoggedDayOfAll with(LoggedDayOfAll other) {
        return new LoggedDayOfAll(
                session, scope, day, amount + other.amount, Math.min(first, other.first), Math.max(last, other.last));
    }

    private static Conditions owners(Scope scope) {
        return scope instanceof Scope.Everything
                ? new Conditions().and("owner_id = :owner", "owner", Figures.LogPart.EVERYBODY)
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
