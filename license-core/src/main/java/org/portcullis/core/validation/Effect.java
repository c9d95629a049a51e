package org.portcullis.core.validation;

import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;

/** What a grant changes; all of it is done, or none, and then there is no grant. */
public sealed interface Effect {

    /** Gives the address a seat. */
    record BindIp(IpAddress ip) implements Effect {}

    /** Ties the licence to the address. */
    record LockIp(IpAddress ip) implements Effect {}

    /** Gives the device a seat. */
    record BindHardware(Hardware hardware) implements Effect {}

    /** Keeps the components that a known device has now, and of those it didn't tell of, what they were. */
    record RefreshFingerprint(Activation device, Fingerprint fingerprint) implements Effect {}

    /** Spends that many credits, at least 1. */
    record SpendCredits(long amount) implements Effect {}
}
