package org.portcullis.architecture.planted.mail;

import org.portcullis.architecture.planted.ports.in.Verb;

/** What the adapter for letters must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}
}
