package org.portcullis.jdbi;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.CreditLedgerContract;
import org.portcullis.testkit.KeyHistoryContract;
import org.portcullis.testkit.LicenseListContract;
import org.portcullis.testkit.LicensesContract;
import org.portcullis.testkit.SeatBookContract;
import org.portcullis.testkit.TransactionsContract;

/** H2 on a file keeps every contract. */
class FileH2Test {

    @Nested
    class CreditLedger extends CreditLedgerContract {
        CreditLedger() {
            super(JdbiBackend::inFile);
        }
    }

    @Nested
    class KeyHistory extends KeyHistoryContract {
        KeyHistory() {
            super(JdbiBackend::inFile);
        }
    }

    @Nested
    class LicenseList extends LicenseListContract {
        LicenseList() {
            super(JdbiBackend::inFile);
        }
    }

    @Nested
    class Licenses extends LicensesContract {
        Licenses() {
            super(JdbiBackend::inFile);
        }
    }

    @Nested
    class SeatBook extends SeatBookContract {
        SeatBook() {
            super(JdbiBackend::inFile);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(JdbiBackend::inFile);
        }
    }
}
