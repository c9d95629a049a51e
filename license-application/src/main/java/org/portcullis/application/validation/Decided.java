package org.portcullis.application.validation;

import java.time.Instant;
import org.portcullis.ports.in.Validation;

/**
 * An answer and when it was decided, which may be long after it was asked for: a licence's lock can be slow in coming.
 *
 * @param answer the answer
 * @param at when
 * @param isRepeated whether it was decided when the same call was sent before
 */
record Decided(Validation answer, Instant at, boolean isRepeated) {
    Decided(Validation answer, Instant at) {
        this(answer, at, false);
    }
}
