package org.portcullis.architecture.planted.ports.in;

import org.portcullis.architecture.planted.ports.out.Unkept;
import org.slf4j.Logger;

/** What driving ports must not be or know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAStore(Unkept store) {}

    public record NeedsALibrary(Logger log) {}

    public static final class DoesTheWork {}
}
