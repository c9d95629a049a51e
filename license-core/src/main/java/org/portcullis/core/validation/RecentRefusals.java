package org.portcullis.core.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last refusals that one address got: enough of them to tell whether it does nothing but try.
 *
 * @param moments when, the oldest first; {@value #MOST_A_MINUTE} at most
 */
public record RecentRefusals(List<Instant> moments) {

    /** How many refusals within a minute an address may get before the next ones are spam. */
    public static final int MOST_A_MINUTE = 20;

    /** None yet. */
    public static final RecentRefusals NONE = new RecentRefusals(List.of());

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public RecentRefusals {
        moments = List.copyOf(moments);
    }

    /** Whether a refusal at {@code now} is one too many within a minute. */
    public boolean makeSpamAt(Instant now) {
        return moments.size() == MOST_A_MINUTE && moments.getFirst().isAfter(now.minus(MINUTE));
    }

    /** These and one at {@code now}. */
    public RecentRefusals plus(Instant now) {
        List<Instant> more = new ArrayList<>(moments);
        more.add(now);
        return new RecentRefusals(more.subList(Math.max(0, more.size() - MOST_A_MINUTE), more.size()));
    }
}
