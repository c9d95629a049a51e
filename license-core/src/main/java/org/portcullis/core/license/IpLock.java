package org.portcullis.core.license;

import org.portcullis.core.activation.IpAddress;

/** Whether a licence is tied to one address. */
public sealed interface IpLock {

    /** Not tied. */
    record Off() implements IpLock {}

    /** To be tied to the address of the next granted validation. */
    record Waiting() implements IpLock {}

    /** Tied to this address. */
    record Held(IpAddress ip) implements IpLock {}

    /** This lock after its address was forgotten, or itself if it is off. */
    default IpLock released() {
        return switch (this) {
            case Off off -> off;
            case Waiting waiting -> waiting;
            case Held held -> new Waiting();
        };
    }
}
