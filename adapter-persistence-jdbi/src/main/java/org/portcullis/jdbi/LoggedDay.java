package org.portcullis.jdbi;

import java.time.LocalDate;
import java.util.List;
import org.portcullis.ports.query.RecordedValidation;

/** The rows that the log has of one UTC day, or of a part of it, as far as they are asked for. */
interface LoggedDay {

    /** The condition that {@code on_day} has not been forgotten. */
    String IS_KEPT = "on_day >= (select first_day from validation_log_kept)";

    LocalDate day();

    /** How many there are; known without reading them. */
    long amount();

    /** How many there are in a part of the day. */
    long count(Span part);

    /** Those in a part of the day, newest first, without the first {@code skip}, at most {@code limit}. */
    List<RecordedValidation> rows(Span part, long skip, int limit);
}
