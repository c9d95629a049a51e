package org.portcullis.jdbi;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.TransactionsContract;

/** H2 in memory keeps every contract. */
class InMemoryH2Test {

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(JdbiBackend::inMemory);
        }
    }
}
