package org.portcullis.ports.out;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.portcullis.core.validation.ValidationRecord;

/** Where validations survive that could not be written to the log before the process had to end. */
public interface UnwrittenValidations {

    /** Keeps a batch, durably. */
    void keep(UUID batch, List<ValidationRecord> validations);

    /**
     * Hands every kept batch to {@code writer}, oldest first, and forgets each once {@code writer} has returned for it. One
     * for which {@code writer} throws stays kept, and the others are handed over all the same; at the end the first
     * exception comes out.
     */
    void replay(BiConsumer<UUID, List<ValidationRecord>> writer);
}
