package org.portcullis.http.licensechain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.license.Term;
import org.portcullis.http.dialect.IsoMoments;

/** How this dialect writes moments: those of the server with milliseconds, also where they are zero, and ends of terms without. */
final class Moments {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** {@code 2024-01-01T00:00:00.000Z}. */
    static String millis(Instant moment) {
        return MILLIS.format(moment);
    }

    /** {@code 2025-12-31T23:59:59Z}; milliseconds only if there are some. */
    static String plain(Instant moment) {
        return moment.toString();
    }

    /** The moment in {@code text}, with an offset; of a day without a time its last second in UTC. Empty if it is none that a term has. */
    static Optional<Instant> parse(String text) {
        Optional<Instant> moment = text.contains("T")
                ? IsoMoments.parse(text)
                : IsoMoments.day(text.strip()).map(day -> day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC));
        return moment.filter(Term::canBeBound);
    }
}
