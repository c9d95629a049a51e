package org.portcullis.server.system;

import java.time.Duration;
import java.time.InstantSource;

/** The machine's clock. */
public final class SystemTime {

    private SystemTime() {}

    /** The time in whole milliseconds, as everything keeps it: then what was stored equals what was meant. */
    public static InstantSource inMilliseconds() {
        return InstantSource.tick(InstantSource.system(), Duration.ofMillis(1));
    }
}
