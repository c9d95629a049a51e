package org.portcullis.ports.in;

/** A line of a {@link LicenseSource}. */
public sealed interface SourceLine {

    /** Where it is, for whoever has to correct it. */
    long number();

    /** A licence. */
    record Entry(long number, TransferredLicense license) implements SourceLine {}

    /** Something else; what is wrong with it is known to the source. */
    record Unreadable(long number) implements SourceLine {}
}
