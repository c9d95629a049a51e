package org.portcullis.server.system;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The machine's clocks. */
public final class SystemTime {

    private SystemTime() {}

    /** The time in whole milliseconds, as everything keeps it: then what was stored equals what was meant. */
    public static InstantSource inMilliseconds() {
        return InstantSource.tick(InstantSource.system(), Duration.ofMillis(1));
    }

    /** Nanoseconds since whenever, for what is to be measured: setting the machine's clock does not move it. */
    public static LongSupplier nanoseconds() {
        return System::nanoTime;
    }
}
