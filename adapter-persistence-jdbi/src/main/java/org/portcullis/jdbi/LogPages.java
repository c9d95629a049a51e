package org.portcullis.jdbi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;

/**
 * Pages of the log, however long it is. The figures tell how many rows each day has, or each block of a busy day, so that
 * those are counted and skipped unread; read are only those of the page, and the two days that may be asked for in part.
 */
final class LogPages {

    private LogPages() {}

    static Page<RecordedValidation> page(List<? extends LoggedDay> newestFirst, Span asked, PageRequest page) {
        List<RecordedValidation> items = new ArrayList<>();
        long total = 0;
        long skip = page.skip();
        for (LoggedDay day : newestFirst) {
            Span whole = Span.of(day.day());
            Span part = asked.within(whole);
            long amount = amount(day, whole, part);
            if (skip < amount && items.size() < page.limit()) {
                items.addAll(day.rows(part, skip, page.limit() - items.size()));
            }
            skip = Math.max(0, skip - amount);
            total += amount;
        }
        return new Page<>(items, total);
    }

    /** What comes after {@code last}, which is of the newest of the days or of none. */
    static List<RecordedValidation> before(
            Optional<RecordedValidation> last, List<? extends LoggedDay> newestFirst, Span asked, int limit) {
        List<RecordedValidation> items = new ArrayList<>();
        Optional<LocalDate> begun = last.map(LoggedDay::of);
        for (LoggedDay day : newestFirst) {
            Span part = asked.within(Span.of(day.day()));
            if (!part.isEmpty() && items.size() < limit) {
                Optional<Long> number = last.filter(row -> begun.equals(Optional.of(day.day())))
                        .map(row -> row.id().value());
                items.addAll(day.before(number, part, limit - items.size()));
            }
        }
        return items;
    }

    private static long amount(LoggedDay day, Span whole, Span part) {
        if (part.isEmpty()) {
            return 0;
        }
        return part.covers(whole) ? day.amount() : day.count(part);
    }
}
