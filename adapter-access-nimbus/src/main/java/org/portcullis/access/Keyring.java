package org.portcullis.access;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.SigningKey;
import org.portcullis.ports.out.SigningKeys;

/** The signing keys, each read once. Thread-safe. */
final class Keyring {

    private final SigningKeys keys;
    private volatile ImmutableMap<SigningKey, RsaPair> read = ImmutableMap.of();

    Keyring(SigningKeys keys) {
        this.keys = keys;
    }

    /** The newest that signs. */
    Optional<RsaPair> signingAt(Instant now) {
        return pairs().stream().filter(pair -> pair.key().signsAt(now)).findFirst();
    }

    /** The one of this id, if a token of it can still be valid. */
    Optional<RsaPair> verifyingAt(Instant now, String id) {
        return pairs().stream()
                .filter(pair -> pair.key().id().equals(id) && pair.key().isNeededAt(now))
                .findFirst();
    }

    /** All with which a token may be verified, the newest first. */
    List<RsaPair> neededAt(Instant now) {
        return pairs().stream().filter(pair -> pair.key().isNeededAt(now)).toList();
    }

    private ImmutableList<RsaPair> pairs() {
        List<SigningKey> current = keys.newestFirst();
        ImmutableMap<SigningKey, RsaPair> known = read;
        if (!known.keySet().asList().equals(current)) {
            // Two threads may do this at once; they come to the same.
            known = current.stream().collect(ImmutableMap.toImmutableMap(Function.identity(), keyOrRead(known)));
            read = known;
        }
        return known.values().asList();
    }

    private static Function<SigningKey, RsaPair> keyOrRead(Map<SigningKey, RsaPair> known) {
        return key -> Optional.ofNullable(known.get(key)).orElseGet(() -> RsaPair.of(key));
    }
}
