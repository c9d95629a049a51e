package org.portcullis.memory;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.TransactionsContract;

/** Memory keeps every contract. */
class MemoryPersistenceTest {

    @Nested
    class TransactionsTest extends TransactionsContract {
        TransactionsTest() {
            super(MemoryBackend::new);
        }
    }
}
