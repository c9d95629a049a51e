package org.portcullis.application.validation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portcullis.core.validation.RecentRefusals;

/**
 * Which addresses get many refusals, as far as this process answers them. Bounded: whoever has not been refused for longest is
 * forgotten first. Only refusals get here, so what is granted waits for nobody.
 */
final class SpamWatch {

    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, RecentRefusals> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecentRefusals> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** Whether a refusal that {@code address} gets now is spam. */
    synchronized boolean isSpam(String address, Instant now) {
        RecentRefusals recent = byAddress.getOrDefault(address, RecentRefusals.NONE);
        byAddress.put(address, recent.plus(now));
        return recent.makeSpamAt(now);
    }
}
