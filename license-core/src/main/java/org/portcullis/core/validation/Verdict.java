package org.portcullis.core.validation;

import java.util.List;

/** Whether a program may run. */
public sealed interface Verdict {

    /** It may, once the effects are done. */
    record Granted(List<Effect> effects) implements Verdict {
        public Granted {
            effects = List.copyOf(effects);
        }
    }

    /** It may not, and nothing changes. */
    record Refused(Refusal refusal) implements Verdict {}

    /** A refusal for this reason. */
    static Verdict refused(Refusal refusal) {
        return new Refused(refusal);
    }

    /** What of this is kept in the log. */
    default Outcome outcome() {
        return switch (this) {
            case Granted granted -> Outcome.GRANTED;
            case Refused refused -> Outcome.of(refused.refusal());
        };
    }
}
