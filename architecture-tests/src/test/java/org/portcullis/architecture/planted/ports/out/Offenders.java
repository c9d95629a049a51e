package org.portcullis.architecture.planted.ports.out;

import org.portcullis.architecture.planted.ports.in.Verb;

/** What driven ports must not be or know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}

    public static final class DoesTheWork {}
}
