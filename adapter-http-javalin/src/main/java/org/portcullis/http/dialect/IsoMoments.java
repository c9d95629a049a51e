package org.portcullis.http.dialect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads days, and moments that have an offset, in ISO 8601. */
public final class IsoMoments {

    /** {@code +0000} and {@code +00} are in use, too; Java's own form has the minutes, after a colon. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");

    private IsoMoments() {}

    /** A day; empty if {@code text} is none. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** A moment, its offset in whichever form; empty if {@code text} is none. */
    public static Optional<Instant> parse(String text) {
        String written = SHORT_OFFSET
                .matcher(text.strip())
                .replaceFirst(offset -> offset.group(1) + ":"
                        + Optional.ofNullable(offset.group(2)).orElse("00"));
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
