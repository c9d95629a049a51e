package org.portcullis.core.activation;

/** What a device is known by: an opaque text that the program made up, or a fingerprint of its components. */
public sealed interface Hardware permits HardwareId, Fingerprint {

    /** What tells this from every other: the text itself, or the fingerprint's hash. At most 255 code points. */
    String identity();
}
