package org.portcullis.architecture.planted.cache;

import org.portcullis.architecture.planted.ports.in.Verb;
import org.portcullis.architecture.planted.server.PlantedServer;

/** What the cache must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}

    public record KnowsTheServer(PlantedServer server) {}
}
