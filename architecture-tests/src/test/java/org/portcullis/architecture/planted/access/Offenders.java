package org.portcullis.architecture.planted.access;

import java.time.Instant;
import org.portcullis.architecture.planted.memory.InMemoryPlanted;
import org.portcullis.architecture.planted.ports.in.Verb;

/** What the access machinery must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}

    public record KnowsAnotherAdapter(InMemoryPlanted store) {}

    public record AsksForTheTime() {
        public Instant now() {
            return Instant.now();
        }
    }
}
