package org.portcullis.http.dialect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads moments in ISO 8601 that have an offset, in whichever of its forms. */
public final class IsoMoments {

    /** {@code +0000} and {@code +00} are in use, too; Java's own form has the minutes, after a colon. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");

    private IsoMoments() {}

    /** Empty if {@code text} is none. */
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
