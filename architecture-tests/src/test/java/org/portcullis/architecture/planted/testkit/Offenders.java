package org.portcullis.architecture.planted.testkit;

import org.portcullis.architecture.planted.memory.InMemoryPlanted;

/** What the testkit must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAnAdapter(InMemoryPlanted store) {}
}
