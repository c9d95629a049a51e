package org.portcullis.cache;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.LicenseFacts;

/** Facts that count how often they are asked, and let something happen after they were read and before they are answered. */
final class WatchedFacts implements LicenseFacts {
    final AtomicInteger asked = new AtomicInteger();
    private final LicenseFacts facts;
    private final AtomicReference<Runnable> afterNextReading = new AtomicReference<>(() -> {});

    WatchedFacts(LicenseFacts facts) {
        this.facts = facts;
    }

    /** Runs {@code event} once, at the latest moment at which the next answer can't know of it. */
    void afterNextReading(Runnable event) {
        afterNextReading.set(event);
    }

    @Override
    public Optional<LicenseSnapshot> byKey(LicenseKey key) {
        return watched(facts.byKey(key));
    }

    @Override
    public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
        return watched(facts.concerning(request));
    }

    private Optional<LicenseSnapshot> watched(Optional<LicenseSnapshot> read) {
        asked.incrementAndGet();
        afterNextReading.getAndSet(() -> {}).run();
        return read;
    }
}
