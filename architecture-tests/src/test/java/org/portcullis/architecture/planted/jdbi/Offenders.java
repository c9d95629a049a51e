package org.portcullis.architecture.planted.jdbi;

import java.time.Instant;
import org.portcullis.architecture.planted.memory.InMemoryPlanted;
import org.portcullis.architecture.planted.ports.in.Verb;

/** What the database's adapter must not do. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}

    public record KnowsAnotherAdapter(InMemoryPlanted other) {}

    public static final class AsksForTheTime {
        final Instant now = Instant.now();
    }
}
