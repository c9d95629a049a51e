package org.portcullis.ports.out;

import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;

/** Makes licence keys that can't be guessed. Thread-safe. */
@FunctionalInterface
public interface KeySource {

    /** A new key of this format, from a cryptographically strong source. That it is unique is for the store to hold. */
    LicenseKey next(KeyFormat format);
}
