package org.portcullis.testkit;

import java.util.Random;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.KeySource;

/** Keys that differ and are the same in every run; anybody could guess them. Thread-safe. */
public final class SeededKeys implements KeySource {
    private final Random random = new Random(20_260_115);

    @Override
    public LicenseKey next(KeyFormat format) {
        return format.keyFrom(random::nextInt);
    }
}
