package org.portcullis.memory;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.CreditLedgerContract;
import org.portcullis.testkit.KeyHistoryContract;
import org.portcullis.testkit.LicenseListContract;
import org.portcullis.testkit.LicensesContract;
import org.portcullis.testkit.SeatBookContract;
import org.portcullis.testkit.TransactionsContract;

/** Memory keeps every contract. */
class MemoryPersistenceTest {

    @Nested
    class TransactionsTest extends TransactionsContract {
        TransactionsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class LicensesTest extends LicensesContract {
        LicensesTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class LicenseListTest extends LicenseListContract {
        LicenseListTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SeatBookTest extends SeatBookContract {
        SeatBookTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class CreditLedgerTest extends CreditLedgerContract {
        CreditLedgerTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class KeyHistoryTest extends KeyHistoryContract {
        KeyHistoryTest() {
            super(MemoryBackend::new);
        }
    }
}
