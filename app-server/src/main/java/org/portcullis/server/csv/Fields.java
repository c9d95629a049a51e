package org.portcullis.server.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.portcullis.core.text.TextRule;

/** The fields of one record, in the domain's types. */
record Fields(Map<Column, Integer> places, CSVRecord values) {

    /** A field that can't be what it says, with the reason for whoever wrote it. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(Column column, String reason) {
            super(column.title() + ": " + reason, null, false, false);
        }
    }

    /** The text as it is, which may be empty if it is quoted. */
    Optional<String> asIs(Column column, TextRule rule) {
        Integer place = places.get(column);
        Optional<String> text =
                Optional.ofNullable(place == null ? null : values.get(place)).map(Formulas::unguard);
        text.flatMap(rule::defectIn).ifPresent(defect -> {
            throw new Wrong(column, reason(defect, rule));
        });
        return text;
    }

    /** The text, unless it is blank. */
    Optional<String> text(Column column, TextRule rule) {
        return asIs(column, rule).filter(text -> !text.isBlank());
    }

    /** A short text without surrounding space, unless it is blank. */
    Optional<String> word(Column column) {
        return text(column, TextRule.NAME).map(String::strip);
    }

    <E extends Enum<E>> Optional<E> constant(Column column, Class<E> type) {
        return word(column)
                .map(word -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(word.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new Wrong(
                                column,
                                "must be one of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(Enum::name)
                                                        .toList()))));
    }

    Optional<Long> number(Column column, long min, long max) {
        return word(column).map(word -> {
            if (word.matches("-?[0-9]{1,18}")) {
                long number = Long.parseLong(word);
                if (min <= number && number <= max) {
                    return number;
                }
            }
            throw new Wrong(column, "must be a whole number from " + min + " to " + max);
        });
    }

    /** A moment, or the first of a day in UTC that is {@code daysLater} than the one that is given. */
    Optional<Instant> moment(Column column, int daysLater) {
        return word(column).map(word -> {
            try {
                return word.length() == "2026-12-31".length()
                        ? LocalDate.parse(word)
                                .plusDays(daysLater)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : OffsetDateTime.parse(word).toInstant();
            } catch (DateTimeParseException notOne) {
                throw new Wrong(column, "must be a time like 2026-12-31T23:59:59Z, or a date like 2026-12-31");
            }
        });
    }

    private static String reason(TextRule.Defect defect, TextRule rule) {
        return switch (defect) {
            case TOO_LONG -> "must have at most " + rule.maxLength() + " characters";
            case CONTROL_CHARACTER -> "must not contain control characters";
            case MALFORMED_UNICODE -> "must be well-formed Unicode";
        };
    }
}
