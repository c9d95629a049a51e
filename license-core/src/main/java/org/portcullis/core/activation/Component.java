package org.portcullis.core.activation;

/** A part of a computer that has a serial number, or the like, of its own. */
public enum Component {
    /** The processor. */
    CPU,
    /** The network cards; several addresses make one component. */
    MAC,
    /** The disk. */
    DISK,
    /** The motherboard. */
    MOTHERBOARD,
    /** The firmware. */
    BIOS,
    /** The system's own UUID. */
    UUID,
    /** The graphics card. */
    GPU
}
