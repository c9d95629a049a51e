package org.portcullis.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.server.config.ServerConfig.RequestLogMode;
import org.portcullis.server.log.PlainText;

/**
 * Reads the texts of settings. What is wrong with one is told by an {@link IllegalArgumentException} whose message goes
 * on where {@code "text"} leaves off.
 */
final class Values {

    static final int MIN_TOKEN_LENGTH = 32;

    private static final Pattern PLAN =
            Pattern.compile("(?<name>[A-Z][A-Z0-9_]*)(?: (?<licenses>\\d{1,18}|-)/(?<validations>\\d{1,18}|-))?");

    private Values() {}

    static int number(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Told below, like one that is out of range.
        }
        throw new IllegalArgumentException("is not a whole number from %d to %d".formatted(min, max));
    }

    static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:_%-]+")) {
            throw new IllegalArgumentException("is not a host name or an address");
        }
        return text;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    static RequestLogMode requestLogMode(String text) {
        return switch (text) {
            case "batched" -> RequestLogMode.BATCHED;
            case "sync" -> RequestLogMode.SYNC;
            default -> throw new IllegalArgumentException("is neither batched nor sync");
        };
    }

    static Path folder(String text) {
        try {
            if (!text.contains(";")) {
                return Path.of(text);
            }
        } catch (InvalidPathException notOne) {
            // Told below: H2 takes what follows a semicolon for an option.
        }
        throw new IllegalArgumentException("is not the path of a folder, or has a semicolon in it");
    }

    static Secret databaseUrl(String text) {
        if (!text.startsWith("jdbc:h2:") && !text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("begins with neither jdbc:h2: nor jdbc:postgresql:");
        }
        return new Secret(text);
    }

    static Secret token(String text) {
        if (text.length() < MIN_TOKEN_LENGTH || !text.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "is too weak: it must have at least %d characters, ASCII without space, and has %d"
                            .formatted(MIN_TOKEN_LENGTH, text.length()));
        }
        return new Secret(text);
    }

    static List<IpRange> ranges(String text) {
        return list(text).stream()
                .map(item -> {
                    try {
                        return IpRange.parse(item);
                    } catch (IllegalArgumentException notOne) {
                        throw new IllegalArgumentException(
                                "has \"%s\" where an address or a range of them is expected"
                                        .formatted(PlainText.of(item)),
                                notOne);
                    }
                })
                .toList();
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** {@code NAME licenses/validations-per-day}, separated by commas; {@code -} and a name alone are no limit. */
    static Map<String, AccountPlan> plans(String text) {
        Map<String, AccountPlan> plans = new LinkedHashMap<>();
        for (String item : list(text)) {
            Matcher plan = PLAN.matcher(item);
            if (!plan.matches()) {
                throw new IllegalArgumentException(
                        "has \"%s\" where NAME licenses/validations-per-day is expected".formatted(PlainText.of(item)));
            }
            String name = plan.group("name");
            var limits = new AccountPlan(name, limit(plan.group("licenses")), limit(plan.group("validations")));
            if (plans.put(name, limits) != null) {
                throw new IllegalArgumentException("has " + name + " twice");
            }
        }
        return plans;
    }

    private static OptionalLong limit(@Nullable String text) {
        return text == null || text.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
