package org.portcullis.ports.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.ports.KeyReused;

/** What came of calls that may be sent again. */
public interface IdempotencyRecords {

    /** How long a call is remembered. */
    Duration REMEMBERED = Duration.ofHours(24);

    /**
     * Claims a call for this transaction: whoever claims the same one waits until it ends.
     *
     * @return what was {@linkplain #keep kept} of the call not longer than {@link #REMEMBERED} ago; if it is empty, the call
     *     has to be kept or released before the transaction ends
     * @throws KeyReused if the call of that name was another one
     */
    Optional<String> claim(RepeatableCall call, Instant now);

    /**
     * Keeps what came of a claimed call.
     *
     * @param result by which the answer is made again; at most 4,000 characters
     */
    void keep(RepeatableCall call, String result);

    /** Forgets a claimed call, of which nothing came. */
    void release(RepeatableCall call);

    /** Forgets calls that were made before {@code moment}, the oldest ones first, and at most so many; returns how many. */
    int forget(Instant moment, int most);
}
