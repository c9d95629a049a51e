package org.portcullis.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.portcullis.core.validation.ValidationRecord;

/**
 * Which addresses and devices presented which licence, as far as this process remembers having written it down. Nearly
 * every validation comes from where the one before came from, and need not be looked up in the database again.
 *
 * <p>Memory is a fixed table: each sighting has one place, and a newer one drives out the older. What was driven out is
 * looked up again. Thread-safe.
 */
final class Sightings {

    static final int ADDRESS = 0;
    static final int DEVICE = 1;

    private static final int PLACES = 1 << 18;

    /** Something that presented a licence; {@code hash} stands for the address or the device. */
    record Sighting(long license, int kind, long hash) implements Comparable<Sighting> {

        /** One number for all three. Two that share it, once in 2^64, would make a count one too small. */
        long fingerprint() {
            return hash ^ Long.rotateLeft(license * 0x9E3779B97F4A7C15L, 17) ^ kind;
        }

        @Override
        public int compareTo(Sighting other) {
            int byLicense = Long.compare(license, other.license);
            int byKind = byLicense == 0 ? Integer.compare(kind, other.kind) : byLicense;
            return byKind == 0 ? Long.compare(hash, other.hash) : byKind;
        }
    }

    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /** Those of {@code validations} that are not remembered, in the order of their keys. */
    SortedSet<Sighting> newIn(List<ValidationRecord> validations) {
        MessageDigest digest = sha256();
        SortedSet<Sighting> found = new TreeSet<>();
        for (ValidationRecord validation : validations) {
            validation.license().ifPresent(license -> {
                look(new Sighting(license.value(), ADDRESS, hash(digest, validation.ip())), found);
                Optional<String> hardware = validation.hardware();
                hardware.ifPresent(text -> look(new Sighting(license.value(), DEVICE, hash(digest, text)), found));
            });
        }
        return found;
    }

    private void look(Sighting sighting, Collection<Sighting> found) {
        if (places.get(place(sighting)) != sighting.fingerprint()) {
            found.add(sighting);
        }
    }

    /** Remembers what is written down and committed. */
    void remember(Collection<Sighting> written) {
        written.forEach(sighting -> places.set(place(sighting), sighting.fingerprint()));
    }

    private static int place(Sighting sighting) {
        return (int) (sighting.fingerprint() & (PLACES - 1));
    }

    private static long hash(MessageDigest digest, String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
