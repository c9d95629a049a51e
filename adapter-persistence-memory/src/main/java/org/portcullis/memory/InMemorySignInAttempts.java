package org.portcullis.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.ports.out.SignInAttempts;

final class InMemorySignInAttempts implements SignInAttempts {

    /** When a key has all its attempts back, and when a refusal was last told of. */
    private record Kept(Instant fullAt, Instant toldAt) {}

    private final Map<String, Kept> keys = new HashMap<>();

    @Override
    public synchronized Optional<Refused> take(String key, RateLimit.Band band, Instant now) {
        Duration one = band.period().dividedBy(band.capacity());
        Kept before = keys.getOrDefault(key, new Kept(now, Instant.EPOCH));
        Instant latest = now.plus(band.period()).minus(one);
        if (!before.fullAt().isAfter(latest)) {
            Instant from = before.fullAt().isAfter(now) ? before.fullAt() : now;
            keys.put(key, new Kept(from.plus(one), before.toldAt()));
            return Optional.empty();
        }
        boolean first = !before.toldAt().isAfter(now.minus(band.period()));
        if (first) {
            keys.put(key, new Kept(before.fullAt(), now));
        }
        return Optional.of(new Refused(Duration.between(latest, before.fullAt()), first));
    }

    @Override
    public synchronized int forget(Instant until, int most) {
        List<String> old = keys.entrySet().stream()
                .filter(key -> key.getValue().fullAt().isBefore(until))
                .sorted(Comparator.comparing(key -> key.getValue().fullAt()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(keys::remove);
        return old.size();
    }
}
