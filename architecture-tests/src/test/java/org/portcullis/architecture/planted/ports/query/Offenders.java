package org.portcullis.architecture.planted.ports.query;

import org.portcullis.architecture.planted.ports.in.Verb;

/** What the ports' vocabulary must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}
}
