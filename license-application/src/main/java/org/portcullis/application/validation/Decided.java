package org.portcullis.application.validation;

import java.time.Instant;
import org.portcullis.ports.in.Validation;

/**
 * An answer and when it was decided, which may be long after it was asked for: a licence's lock can be slow in coming.
 *
 * @param answer the answer
 * @param at when
 */
record Decided(Validation answer, Instant at) {}
