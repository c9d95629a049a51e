package org.portcullis.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.SigningKey;
import org.portcullis.ports.out.SigningKeys;

/** Signing keys in memory, replaced when a test says so. Thread-safe. */
public final class RotatingKeys implements SigningKeys {
    private List<SigningKey> keys = List.of();

    @Override
    public synchronized List<SigningKey> newestFirst() {
        return keys;
    }

    /** From now on {@code key} is the newest. */
    public synchronized void add(SigningKey key) {
        List<SigningKey> more = new ArrayList<>(List.of(key));
        more.addAll(keys);
        keys = List.copyOf(more);
    }

    /** The key of this id signs nothing from {@code at} on. */
    public synchronized void retire(String id, Instant at) {
        keys = keys.stream()
                .map(key -> key.id().equals(id)
                        ? new SigningKey(key.id(), key.signsFrom(), Optional.of(at), key.pkcs8())
                        : key)
                .toList();
    }

    /** There is no key of this id any more, and has never been. */
    public synchronized void remove(String id) {
        keys = keys.stream().filter(key -> !key.id().equals(id)).toList();
    }
}
