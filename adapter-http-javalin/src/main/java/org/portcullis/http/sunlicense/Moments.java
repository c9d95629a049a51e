package org.portcullis.http.sunlicense;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.license.Term;
import org.portcullis.http.dialect.FieldReader;

/** How moments are written. */
final class Moments {

    private static final String REASON = "must be a date and time in ISO 8601 with an offset, from 1970 to 9999";

    /** {@code 2025-06-01T12:00:00.000+00:00}. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** {@code +0000} and {@code +00} are in use, too; Java's own form has the minutes, after a colon. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");

    private Moments() {}

    static String text(Instant moment) {
        return WRITTEN.format(moment);
    }

    /** A moment in a field, if there is one. */
    static Optional<Instant> read(FieldReader fields, String name, @Nullable String value) {
        return fields.parsed(name, value, Moments::parse, REASON);
    }

    static Optional<Instant> parse(String text) {
        try {
            String written = SHORT_OFFSET
                    .matcher(text.strip())
                    .replaceFirst(offset -> offset.group(1) + ":"
                            + Optional.ofNullable(offset.group(2)).orElse("00"));
            Instant moment = OffsetDateTime.parse(written).toInstant();
            return Optional.of(moment).filter(Term::canBeBound);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
