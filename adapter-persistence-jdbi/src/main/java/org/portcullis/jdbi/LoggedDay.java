package org.portcullis.jdbi;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portcullis.ports.query.RecordedValidation;

/** The rows that the log has of one UTC day, or of a part of it, as far as they are asked for. */
interface LoggedDay {

    /** The condition that {@code on_day} has not been forgotten. */
    String IS_KEPT = "on_day >= (select first_day from validation_log_kept)";

    /** The day of a row. */
    static LocalDate of(RecordedValidation row) {
        return LocalDate.ofInstant(row.validation().at(), ZoneOffset.UTC);
    }

    LocalDate day();

    /** How many there are; known without reading them. */
    long amount();

    /** How many there are in a part of the day. */
    long count(Span part);

    /** Those in a part of the day, newest first, without the first {@code skip}, at most {@code limit}. */
    List<RecordedValidation> rows(Span part, long skip, int limit);

    /** Those in a part of the day that come after the row of this number, or all if that is empty, at most {@code limit}. */
    List<RecordedValidation> before(Optional<Long> number, Span part, int limit);
}
