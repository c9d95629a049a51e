package org.portcullis.jdbi;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.CreditLedgerContract;
import org.portcullis.testkit.KeyHistoryContract;
import org.portcullis.testkit.LicenseListContract;
import org.portcullis.testkit.LicensesContract;
import org.portcullis.testkit.SeatBookContract;
import org.portcullis.testkit.TransactionsContract;

/** H2 in memory keeps every contract. */
class InMemoryH2Test {

    @Nested
    class CreditLedger extends CreditLedgerContract {
        CreditLedger() {
            super(JdbiBackend::inMemory);
        }
    }

    @Nested
    class KeyHistory extends KeyHistoryContract {
        KeyHistory() {
            super(JdbiBackend::inMemory);
        }
    }

    @Nested
    class LicenseList extends LicenseListContract {
        LicenseList() {
            super(JdbiBackend::inMemory);
        }
    }

    @Nested
    class Licenses extends LicensesContract {
        Licenses() {
            super(JdbiBackend::inMemory);
        }
    }

    @Nested
    class SeatBook extends SeatBookContract {
        SeatBook() {
            super(JdbiBackend::inMemory);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(JdbiBackend::inMemory);
        }
    }
}
