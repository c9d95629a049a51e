package org.portcullis.application.retry;

import java.util.function.Supplier;
import org.portcullis.ports.Duplicate;

/** Does work again that others came in the way of. */
public final class Retries {

    private static final int TIMES_TRIED = 3;

    private Retries() {}

    /**
     * For work that looks for something free and then takes it. It hardly ever is taken meanwhile, but only the store can tell: then
     * it is looked for again.
     *
     * @throws Duplicate if it was taken each time
     */
    public static <T> T whileTaken(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (Duplicate taken) {
                if (tried == TIMES_TRIED) {
                    throw taken;
                }
            }
        }
    }
}
