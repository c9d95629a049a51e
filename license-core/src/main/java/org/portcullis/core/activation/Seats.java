package org.portcullis.core.activation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;

/**
 * The seats of one licence that are taken: all of them, or, for a licence with very many, those that were asked for.
 *
 * @param ips addresses in the order they were bound
 * @param ipCount how many addresses there are in all; at least as many as {@code ips} holds
 * @param activations devices in the order they were bound, by what they are known by
 * @param activationCount how many devices there are in all; at least as many as {@code activations} holds
 */
public record Seats(Set<IpAddress> ips, int ipCount, Map<Hardware, Activation> activations, int activationCount) {

    /** How many seats of a kind are read, kept and shown at most for one licence. */
    public static final int MAX_LISTED = 1_000;

    /** No seat taken. */
    public static final Seats NONE = new Seats(Set.of(), 0, Map.of(), 0);

    public Seats {
        if (ipCount < ips.size() || activationCount < activations.size()) {
            throw new IllegalArgumentException("there can't be fewer seats than are listed");
        }
        ips = ordered(ips);
        activations = ordered(activations);
    }

    /** Seats of which these are all. */
    public static Seats of(SequencedCollection<IpAddress> ips, SequencedCollection<Activation> activations) {
        return listed(ips, ips.size(), activations, activations.size());
    }

    /** Seats of which these are some, or all, of so many. */
    public static Seats listed(
            SequencedCollection<IpAddress> ips,
            int ipCount,
            SequencedCollection<Activation> activations,
            int activationCount) {
        Map<Hardware, Activation> byHardware = LinkedHashMap.newLinkedHashMap(activations.size());
        activations.forEach(activation -> byHardware.put(activation.hardware(), activation));
        return new Seats(new LinkedHashSet<>(ips), ipCount, byHardware, activationCount);
    }

    /** Whether nothing is missing, so that what is not listed has no seat. */
    public boolean isWhole() {
        return ips.size() == ipCount && activations.size() == activationCount;
    }

    /** Whether {@code ip} is among those listed. */
    public boolean holds(IpAddress ip) {
        return ips.contains(ip);
    }

    /**
     * The device among those listed that {@code hardware} is: the very same, or for a fingerprint the one that matches it
     * best, of equals the first that was bound.
     */
    public Optional<Activation> deviceWith(Hardware hardware) {
        Activation same = activations.get(hardware);
        if (same != null) {
            return Optional.of(same);
        }
        return switch (hardware) {
            case HardwareId id -> Optional.empty();
            case Fingerprint fingerprint ->
                activations.values().stream()
                        .filter(seat -> likeness(seat, fingerprint) > 0)
                        .max(Comparator.comparingInt(seat -> likeness(seat, fingerprint)));
        };
    }

    /** These seats and one more, for {@code ip}, which has none yet; beyond {@link #MAX_LISTED} it is only counted. */
    public Seats plus(IpAddress ip) {
        Set<IpAddress> more = new LinkedHashSet<>(ips);
        if (more.size() < MAX_LISTED) {
            more.add(ip);
        }
        return new Seats(more, ipCount + 1, activations, activationCount);
    }

    /** These seats and one more, for a device that has none yet; beyond {@link #MAX_LISTED} it is only counted. */
    public Seats plus(Activation activation) {
        Map<Hardware, Activation> more = new LinkedHashMap<>(activations);
        if (more.size() < MAX_LISTED) {
            more.put(activation.hardware(), activation);
        }
        return new Seats(ips, ipCount, more, activationCount + 1);
    }

    /** These seats with {@code changed} in the place of {@code activation}, if that is listed. */
    public Seats replacing(Activation activation, Activation changed) {
        return listed(
                new ArrayList<>(ips),
                ipCount,
                activations.values().stream()
                        .map(seat -> seat.id().equals(activation.id()) ? changed : seat)
                        .toList(),
                activationCount);
    }

    private static int likeness(Activation seat, Fingerprint fingerprint) {
        return seat.hardware() instanceof Fingerprint bound ? bound.likeness(fingerprint) : 0;
    }

    // Most licences have one seat or two: those collections are compact, and one element is in order by nature.
    private static Set<IpAddress> ordered(Set<IpAddress> ips) {
        return ips.size() <= 1 ? Set.copyOf(ips) : Collections.unmodifiableSet(new LinkedHashSet<>(ips));
    }

    private static Map<Hardware, Activation> ordered(Map<Hardware, Activation> activations) {
        return activations.size() <= 1
                ? Map.copyOf(activations)
                : Collections.unmodifiableMap(new LinkedHashMap<>(activations));
    }
}
