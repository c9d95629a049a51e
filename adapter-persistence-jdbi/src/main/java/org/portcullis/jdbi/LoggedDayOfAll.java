package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.ports.query.RecordedValidation;

/** The rows of all licences whose owner is in scope, of a day or a block of it; their numbers are within known bounds. */
record LoggedDayOfAll(Session session, Scope scope, LocalDate day, long amount, long first, long last)
        implements LoggedDay {

    /** Those that {@code asked} has a part of, newest first. */
    static List<LoggedDayOfAll> of(Session session, Scope scope, Span asked) {
        Conditions conditions = owners(scope)
                .and(LoggedDay.IS_KEPT)
                .and("on_day >= :firstDay", "firstDay", asked.firstDay())
                .and("on_day <= :lastDay", "lastDay", asked.lastDay());
        return session.list(
                """
                select on_day, sum(amount) as amount, min(first_id) as first_id, max(last_id) as last_id
                from log_part
                %s
                group by on_day
                order by on_day desc
                """.formatted(conditions.where()), conditions.parameters(), row -> read(row, session, scope));
    }

    private static LoggedDayOfAll read(Row row, Session session, Scope scope) throws SQLException {
        return new LoggedDayOfAll(
                session,
                scope,
                row.date("on_day"),
                row.number("amount"),
                row.number("first_id"),
                row.number("last_id"));
    }

    private List<LoggedDayOfAll> blocks() {
        Conditions conditions = owners(scope).and("on_day = :day", "day", day);
        return session.list(
                "select on_day, amount, first_id, last_id from log_part " + conditions.where() + " order by block desc",
                conditions.parameters(),
                row -> read(row, session, scope));
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

    /** A whole day is skipped by the block; how much of each is in a part of a day would have to be counted. */
    @Override
    public List<RecordedValidation> rows(Span part, long skip, int limit) {
        if (!part.covers(Span.of(day))) {
            return read(part, skip, limit);
        }
        List<RecordedValidation> rows = new ArrayList<>();
        long toSkip = skip;
        for (LoggedDayOfAll block : blocks()) {
            if (toSkip < block.amount() && rows.size() < limit) {
                rows.addAll(block.read(part, toSkip, limit - rows.size()));
            }
            toSkip = Math.max(0, toSkip - block.amount());
        }
        return rows;
    }

    @Override
    public List<RecordedValidation> before(Optional<Long> number, Span part, int limit) {
        return read(conditions(part).and("id < :number", "number", number), 0, limit);
    }

    private List<RecordedValidation> read(Span part, long skip, int limit) {
        return read(conditions(part), skip, limit);
    }

    private List<RecordedValidation> read(Conditions conditions, long skip, int limit) {
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
