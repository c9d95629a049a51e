package org.portcullis.ports.in;

/** Which seats are to be freed. */
public enum Clearing {
    /** Addresses and devices. */
    EVERYTHING,
    /** Devices; the address that a licence is locked to is forgotten with them. */
    HARDWARE
}
