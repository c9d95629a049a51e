package org.portcullis.http.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Password;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Patch;
import org.portcullis.core.text.EmailAddress;
import org.portcullis.core.text.TextRule;

/**
 * Turns the fields of one body into words of the domain. What is wrong is gathered, so that the caller is told all of it
 * at once; an absent or wrong field reads as empty until {@link #requireAllRight()} is called.
 */
public final class FieldReader {

    private static final TextRule KEY = new TextRule(LicenseKey.MAX_LENGTH, false);

    /** More than any rule allows; it bounds the work of comparing one. */
    private static final int LONGEST_PASSWORD = 1_000;

    private final List<WrongField> wrong = new ArrayList<>(0);

    /** A licence key that must be there; empty also for a text that no licence can have as its key. */
    public Optional<LicenseKey> key(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            reject(name, "is required");
            return Optional.empty();
        }
        Optional<LicenseKey> key = LicenseKey.parse(value);
        if (key.isEmpty()) {
            KEY.defectIn(value.strip()).ifPresent(defect -> reject(name, reason(defect, KEY)));
        }
        return key;
    }

    /** A network address, if there is one. */
    public Optional<IpAddress> ip(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<IpAddress> address = IpAddress.parse(value);
        if (address.isEmpty()) {
            reject(name, "must be an IP address");
        }
        return address;
    }

    /** What a machine is known by, if there is something. */
    public Optional<HardwareId> hardwareId(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<HardwareId> hardware = HardwareId.parse(value);
        if (hardware.isEmpty()) {
            Optional<TextRule.Defect> defect = HardwareId.RULE.defectIn(value.strip());
            reject(name, defect.map(found -> reason(found, HardwareId.RULE)).orElse("must identify a machine"));
        }
        return hardware;
    }

    /** What a machine is known by, which must be there. */
    public Optional<HardwareId> requiredHardwareId(String name, @Nullable String value) {
        if (value == null) {
            reject(name, "is required");
        }
        return hardwareId(name, value);
    }

    /** One line of text, if there is more than space. */
    public Optional<String> line(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Optional<TextRule.Defect> defect = TextRule.NAME.defectIn(value);
        defect.ifPresent(found -> reject(name, reason(found, TextRule.NAME)));
        return defect.isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** One line of text, which must be there. */
    public Optional<String> requiredLine(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            reject(name, "is required");
        }
        return line(name, value);
    }

    /** Text as it came, be it empty, if there is some. */
    public Optional<String> text(String name, @Nullable String value, TextRule rule) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<TextRule.Defect> defect = rule.defectIn(value);
        defect.ifPresent(found -> reject(name, reason(found, rule)));
        return defect.isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** One of the words of {@code type}, if there is one. */
    public <E extends Enum<E>> Optional<E> word(String name, @Nullable String value, Class<E> type) {
        if (value == null) {
            return Optional.empty();
        }
        List<E> words = List.of(type.getEnumConstants());
        Optional<E> word =
                words.stream().filter(known -> known.name().equals(value)).findFirst();
        if (word.isEmpty()) {
            reject(name, "must be one of " + words.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        return word;
    }

    /** How many of something are allowed, −1 for any number, if it is said. */
    public Optional<Limit> limit(String name, @Nullable Long value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value < Limit.UNLIMITED.max() || value > Integer.MAX_VALUE) {
            reject(name, "must be " + Limit.UNLIMITED.max() + " to " + Integer.MAX_VALUE);
            return Optional.empty();
        }
        return Optional.of(Limit.of(value.intValue()));
    }

    /** What {@code parse} makes of a text, if there is one; empty of it is told as {@code reason}. */
    public <T> Optional<T> parsed(
            String name, @Nullable String value, Function<String, Optional<T>> parse, String reason) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> parsed = parse.apply(value);
        if (parsed.isEmpty()) {
            reject(name, reason);
        }
        return parsed;
    }

    /** The same of a text that must be there. */
    public <T> Optional<T> requiredParsed(
            String name, @Nullable String value, Function<String, Optional<T>> parse, String reason) {
        if (value == null) {
            reject(name, "is required");
        }
        return parsed(name, value, parse, reason);
    }

    /** An e-mail address, if there is more than space. */
    public Optional<String> email(String name, @Nullable String value) {
        Optional<String> address = line(name, value).map(String::strip);
        if (address.isPresent() && !EmailAddress.isOne(address.get())) {
            reject(name, "must be an e-mail address");
            return Optional.empty();
        }
        return address;
    }

    /** What {@code read} makes of a field that is sent; one that it finds wrong is left as it is. */
    public <S, T> Patch<T> patch(Patch<S> sent, Function<S, Optional<T>> read) {
        return switch (sent) {
            case Patch.Keep<S> keep -> Patch.keep();
            case Patch.Clear<S> clear -> Patch.clear();
            case Patch.To<S> to -> read.apply(to.value()).map(Patch::to).orElseGet(Patch::keep);
        };
    }

    /** A password, which must be there; whether it is a good one is not asked. */
    public Optional<Password> password(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            reject(name, "is required");
            return Optional.empty();
        }
        if (value.length() > LONGEST_PASSWORD) {
            reject(name, "must have at most " + LONGEST_PASSWORD + " characters");
            return Optional.empty();
        }
        return Optional.of(new Password(value));
    }

    /** The number of something, which must be there and be positive; empty if it is not. */
    public OptionalLong id(String name, @Nullable Long value) {
        if (value == null) {
            reject(name, "is required");
            return OptionalLong.empty();
        }
        if (value < 1) {
            reject(name, "must be at least 1");
            return OptionalLong.empty();
        }
        return OptionalLong.of(value);
    }

    /** A number of at least {@code min}, or {@code absent} if there is none. */
    public long number(String name, @Nullable Long value, long min, long absent) {
        if (value == null) {
            return absent;
        }
        if (value < min) {
            reject(name, "must be at least " + min);
            return absent;
        }
        return value;
    }

    /** Goes on only if no field was wrong. */
    public void requireAllRight() {
        if (!wrong.isEmpty()) {
            throw new Rejection(new HttpProblem.WrongFields(wrong));
        }
    }

    private static String reason(TextRule.Defect defect, TextRule rule) {
        return switch (defect) {
            case TOO_LONG -> "must have at most " + rule.maxLength() + " characters";
            case CONTROL_CHARACTER -> "must not contain control characters";
            case MALFORMED_UNICODE -> "must be well-formed Unicode";
        };
    }

    /** Tells what is wrong with a field, where only its dialect knows. */
    public void reject(String name, String reason) {
        wrong.add(new WrongField(name, reason));
    }
}
