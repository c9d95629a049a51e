package org.portcullis.architecture.planted.memory;

import org.portcullis.architecture.planted.ports.in.Verb;
import org.portcullis.architecture.planted.testkit.PlantedContract;

/** What the stores in memory must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAVerb(Verb verb) {}

    public record KnowsTheTestkit(PlantedContract contract) {}
}
