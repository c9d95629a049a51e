package org.portcullis.core.activation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A computer as the set of its components' hashes. It is the same computer while most of them are the same, so that one
 * new disk doesn't burn a seat.
 *
 * @param components for each component that was read, the SHA-256 of each of its values in lower-case hex; 1 to
 *     {@value #MAX_VALUES} of them
 */
public record Fingerprint(Map<Component, Set<String>> components) implements Hardware {

    /** The most values that one component may have; a computer has a network card or two, and some virtual ones. */
    public static final int MAX_VALUES = 64;

    private static final int PERCENT_ALIKE = 60;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a fingerprint has at least one component");
        }
        Map<Component, Set<String>> sorted = new EnumMap<>(Component.class);
        components.forEach((component, hashes) -> sorted.put(component, checked(hashes)));
        components = Collections.unmodifiableMap(sorted);
    }

    /**
     * The fingerprint of a computer whose components were read as these values, or empty if nothing in them identifies it.
     * A value that is no {@link HardwareId} is left out, as every computer might have it; of too many values the same ones
     * are always kept.
     */
    public static Optional<Fingerprint> parse(Map<Component, ? extends Collection<String>> values) {
        Map<Component, Set<String>> components = new EnumMap<>(Component.class);
        values.forEach((component, read) -> {
            Set<String> hashes = read.stream()
                    .flatMap(value -> HardwareId.parse(value).stream())
                    .map(id -> hash(id.text()))
                    .distinct()
                    .sorted()
                    .limit(MAX_VALUES)
                    .collect(Collectors.toSet());
            if (!hashes.isEmpty()) {
                components.put(component, hashes);
            }
        });
        return components.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(components));
    }

    /**
     * The fingerprint of a computer whose components were read as these values.
     *
     * @throws IllegalArgumentException if nothing in them identifies it
     */
    public static Fingerprint ofValues(Map<Component, ? extends Collection<String>> values) {
        return parse(values).orElseThrow(() -> new IllegalArgumentException("no component identifies the computer"));
    }

    /** The hash under which a component's {@code value} is kept: SHA-256 of its trimmed UTF-8 text, in hex. */
    public static String hash(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(value.strip().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** One hash over all components; equal fingerprints have equal ones. */
    @Override
    public String identity() {
        return hash(components.toString());
    }

    /**
     * Whether {@code other} is the same computer: of the components that both have, at least 60 % are alike, and at least
     * two are if both have two or more components. A component is alike if any of its values is. Symmetric.
     */
    public boolean matches(Fingerprint other) {
        return likeness(other) > 0;
    }

    /** How much {@code other} is like this: 0 for another computer; more for more components alike, then equal. */
    int likeness(Fingerprint other) {
        int common = 0;
        int alike = 0;
        int equal = 0;
        for (Map.Entry<Component, Set<String>> entry : components.entrySet()) {
            Set<String> others = other.components.get(entry.getKey());
            if (others != null) {
                common++;
                alike += Collections.disjoint(entry.getValue(), others) ? 0 : 1;
                equal += entry.getValue().equals(others) ? 1 : 0;
            }
        }
        int wanted = Math.min(2, Math.min(components.size(), other.components.size()));
        boolean same = alike >= wanted && alike * 100 >= common * PERCENT_ALIKE;
        return same ? alike * Component.values().length + equal : 0;
    }

    /** This computer as it is since {@code latest} was read: components that are missing there stay as they were. */
    public Fingerprint updatedWith(Fingerprint latest) {
        Map<Component, Set<String>> updated = new EnumMap<>(components);
        updated.putAll(latest.components);
        return new Fingerprint(updated);
    }

    private static Set<String> checked(Set<String> hashes) {
        boolean areHashes = hashes.stream().allMatch(hash -> HASH.matcher(hash).matches());
        if (hashes.isEmpty() || hashes.size() > MAX_VALUES || !areHashes) {
            throw new IllegalArgumentException("a component has 1 to " + MAX_VALUES + " values, each a SHA-256 in hex");
        }
        return Collections.unmodifiableSet(new TreeSet<>(hashes));
    }
}
