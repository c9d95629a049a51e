package org.portcullis.http.sunlicense;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.license.Term;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.IsoMoments;

/** How moments are written. */
final class Moments {

    private static final String REASON = "must be a date and time in ISO 8601 with an offset, from 1970 to 9999";

    /** {@code 2025-06-01T12:00:00.000+00:00}. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    static String text(Instant moment) {
        return WRITTEN.format(moment);
    }

    /** A moment in a field, if there is one. */
    static Optional<Instant> read(FieldReader fields, String name, @Nullable String value) {
        return fields.parsed(name, value, Moments::parse, REASON);
    }

    static Optional<Instant> parse(String text) {
        return IsoMoments.parse(text).filter(Term::canBeBound);
    }
}
