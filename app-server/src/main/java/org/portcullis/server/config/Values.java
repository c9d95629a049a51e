package org.portcullis.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portcullis.access.MasterKey;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.mail.SmtpSettings;
import org.portcullis.server.config.ServerConfig.RequestLogMode;
import org.portcullis.server.log.PlainText;

/**
 * Reads the texts of settings. What is wrong with one is told by an {@link IllegalArgumentException} whose message goes
 * on where {@code "text"} leaves off.
 */
final class Values {

    private static final Pattern PLAN =
            Pattern.compile("(?<name>[A-Z][A-Z0-9_]*)(?: (?<licenses>\\d{1,18}|-)/(?<validations>\\d{1,18}|-))?");

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final Pattern BAND = Pattern.compile("(?<capacity>\\d{1,9})/(?<length>\\d{1,6})(?<unit>[smhd])");

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

    static String word(String text) {
        if (!text.matches("[!-~]{1,255}")) {
            throw new IllegalArgumentException("is not one word of printable ASCII characters");
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

    static boolean onOrOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("is neither on nor off");
        };
    }

    static boolean openOrClosed(String text) {
        return switch (text) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new IllegalArgumentException("is neither open nor closed");
        };
    }

    static MasterKey masterKey(String text) {
        try {
            return MasterKey.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException(
                    "is not 32 bytes in Base64, as 'openssl rand -base64 32' prints them", notOne);
        }
    }

    static String line(String text) {
        if (TextRule.NAME.defectIn(text).isPresent()) {
            throw new IllegalArgumentException("is too long, or has control characters");
        }
        return text;
    }

    static String sender(String text) {
        return SmtpSettings.requireSender(text);
    }

    static SmtpSettings.Protection protection(String text) {
        return switch (text) {
            case "starttls" -> SmtpSettings.Protection.STARTTLS;
            case "tls" -> SmtpSettings.Protection.TLS;
            case "none" -> SmtpSettings.Protection.NONE;
            default -> throw new IllegalArgumentException("is neither starttls, tls nor none");
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

    /** Scheme, host and port; whatever follows is left to the server. */
    static URI siteUrl(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && List.of("", "/").contains(Objects.requireNonNullElse(url.getRawPath(), ""));
            if (web && bare && url.getHost() != null) {
                return new URI(url.getScheme() + "://" + url.getRawAuthority());
            }
        } catch (URISyntaxException notOne) {
            // Told below.
        }
        throw new IllegalArgumentException("is not http:// or https:// with a host, and a port if need be");
    }

    /** Where another server is asked for secrets: over TLS, unless it is on this machine. */
    static URI endpoint(String text) {
        try {
            URI url = new URI(text);
            boolean bare = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            boolean safe = bare
                    && ("https".equalsIgnoreCase(url.getScheme())
                            || ("http".equalsIgnoreCase(url.getScheme())
                                    && LOOPBACK.matcher(url.getHost()).matches()));
            if (safe) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            // Told below.
        }
        throw new IllegalArgumentException("is not https:// with a host and a path, or http:// on this machine");
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

    /** {@code calls/time}, separated by commas; {@code 0} is none. */
    static List<RateLimit.Band> bands(String text) {
        return text.equals("0")
                ? List.of()
                : Stream.of(text.split(",", -1)).map(item -> band(item.strip())).toList();
    }

    /** {@code calls/time}; {@code 0} is none. */
    static Optional<RateLimit.Band> oneBand(String text) {
        return text.equals("0") ? Optional.empty() : Optional.of(band(text));
    }

    private static RateLimit.Band band(String item) {
        Matcher band = BAND.matcher(item);
        if (band.matches()) {
            long length = Long.parseLong(band.group("length"));
            Duration unit = switch (band.group("unit")) {
                case "s" -> Duration.ofSeconds(1);
                case "m" -> Duration.ofMinutes(1);
                case "h" -> Duration.ofHours(1);
                default -> Duration.ofDays(1);
            };
            try {
                return new RateLimit.Band(Long.parseLong(band.group("capacity")), unit.multipliedBy(length));
            } catch (IllegalArgumentException outOfRange) {
                // Told below, like what is no band.
            }
        }
        throw new IllegalArgumentException(
                "has \"%s\" where 0 or calls/time is expected, such as 200/15m: up to %d calls in 1s to 1d"
                        .formatted(PlainText.of(item), RateLimit.Band.MAX_CAPACITY));
    }

    private static OptionalLong limit(@Nullable String text) {
        return text == null || text.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
