package org.portcullis.core.activation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A computer as the set of its components' hashes. It is the same computer while most of them are the same, so that one
 * new disk doesn't burn a seat.
 *
 * @param components for each component that was read, the SHA-256 of each of its values, in hex; none is empty
 */
public record Fingerprint(Map<Component, Set<String>> components) implements Hardware {

    private static final int PERCENT_ALIKE = 60;

    public Fingerprint {
        if (components.isEmpty() || components.values().stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("a fingerprint has at least one component, and each at least one value");
        }
        Map<Component, Set<String>> sorted = new EnumMap<>(Component.class);
        components.forEach(
                (component, hashes) -> sorted.put(component, Collections.unmodifiableSet(new TreeSet<>(hashes))));
        components = Collections.unmodifiableMap(sorted);
    }

    /** The fingerprint of a computer whose components have these values, as they were read. */
    public static Fingerprint ofValues(Map<Component, ? extends Collection<String>> values) {
        return new Fingerprint(values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                                entry.getValue().stream().map(Fingerprint::hash).collect(Collectors.toSet()))));
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
     * two where both have two. Two fingerprints without a common component are different. Symmetric.
     */
    public boolean matches(Fingerprint other) {
        int common = 0;
        int alike = 0;
        for (Map.Entry<Component, Set<String>> entry : components.entrySet()) {
            Set<String> others = other.components.get(entry.getKey());
            if (others != null) {
                common++;
                alike += Collections.disjoint(entry.getValue(), others) ? 0 : 1;
            }
        }
        return common > 0 && alike >= Math.min(2, common) && alike * 100 >= common * PERCENT_ALIKE;
    }
}
