package org.portcullis.architecture.planted.application.license;

import org.portcullis.architecture.planted.application.credit.SpendCredit;
import org.portcullis.architecture.planted.memory.InMemoryPlanted;

/** What a use case must not know. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAnAdapter(InMemoryPlanted store) {}

    public record KnowsACredit(SpendCredit spending) {}
}
