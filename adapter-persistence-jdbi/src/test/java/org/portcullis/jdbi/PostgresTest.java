package org.portcullis.jdbi;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.AccountPasswordsContract;
import org.portcullis.testkit.AccountsContract;
import org.portcullis.testkit.ApiTokensContract;
import org.portcullis.testkit.AuditTrailContract;
import org.portcullis.testkit.BlacklistsContract;
import org.portcullis.testkit.BulkContract;
import org.portcullis.testkit.BusinessFiguresContract;
import org.portcullis.testkit.CreditLedgerContract;
import org.portcullis.testkit.CustomersContract;
import org.portcullis.testkit.IdempotencyRecordsContract;
import org.portcullis.testkit.InstanceFactsContract;
import org.portcullis.testkit.KeyHistoryContract;
import org.portcullis.testkit.LicenseBuyersContract;
import org.portcullis.testkit.LicenseFactsContract;
import org.portcullis.testkit.LicenseListContract;
import org.portcullis.testkit.LicensesContract;
import org.portcullis.testkit.LockedFactsContract;
import org.portcullis.testkit.LogUpkeepContract;
import org.portcullis.testkit.OutboxContract;
import org.portcullis.testkit.PaymentsContract;
import org.portcullis.testkit.PendingSignInsContract;
import org.portcullis.testkit.PlanUsageContract;
import org.portcullis.testkit.ProductsContract;
import org.portcullis.testkit.PurchasesContract;
import org.portcullis.testkit.RaceContract;
import org.portcullis.testkit.RefreshTokensContract;
import org.portcullis.testkit.SealedSigningKeysContract;
import org.portcullis.testkit.SeatBookContract;
import org.portcullis.testkit.SecondFactorsContract;
import org.portcullis.testkit.SignInAttemptsContract;
import org.portcullis.testkit.SignInChallengesContract;
import org.portcullis.testkit.SignInSessionsContract;
import org.portcullis.testkit.StoreHealthContract;
import org.portcullis.testkit.TransactionsContract;
import org.portcullis.testkit.UsageFiguresContract;
import org.portcullis.testkit.ValidationLogContract;

/** PostgreSQL keeps every contract. */
class PostgresTest {

    @Nested
    class TransactionsTest extends TransactionsContract {
        TransactionsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class RaceTest extends RaceContract {
        RaceTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LicensesTest extends LicensesContract {
        LicensesTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LicenseListTest extends LicenseListContract {
        LicenseListTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LicenseBuyersTest extends LicenseBuyersContract {
        LicenseBuyersTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class BulkTest extends BulkContract {
        BulkTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SeatBookTest extends SeatBookContract {
        SeatBookTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class CreditLedgerTest extends CreditLedgerContract {
        CreditLedgerTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class KeyHistoryTest extends KeyHistoryContract {
        KeyHistoryTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class ProductsTest extends ProductsContract {
        ProductsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class CustomersTest extends CustomersContract {
        CustomersTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class PaymentsTest extends PaymentsContract {
        PaymentsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class PurchasesTest extends PurchasesContract {
        PurchasesTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class BusinessFiguresTest extends BusinessFiguresContract {
        BusinessFiguresTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class BlacklistsTest extends BlacklistsContract {
        BlacklistsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class AccountsTest extends AccountsContract {
        AccountsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class AccountPasswordsTest extends AccountPasswordsContract {
        AccountPasswordsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class ApiTokensTest extends ApiTokensContract {
        ApiTokensTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class IdempotencyRecordsTest extends IdempotencyRecordsContract {
        IdempotencyRecordsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class PendingSignInsTest extends PendingSignInsContract {
        PendingSignInsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SignInAttemptsTest extends SignInAttemptsContract {
        SignInAttemptsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SignInSessionsTest extends SignInSessionsContract {
        SignInSessionsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class InstanceFactsTest extends InstanceFactsContract {
        InstanceFactsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SealedSigningKeysTest extends SealedSigningKeysContract {
        SealedSigningKeysTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SecondFactorsTest extends SecondFactorsContract {
        SecondFactorsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class SignInChallengesTest extends SignInChallengesContract {
        SignInChallengesTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class RefreshTokensTest extends RefreshTokensContract {
        RefreshTokensTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class AuditTrailTest extends AuditTrailContract {
        AuditTrailTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class OutboxTest extends OutboxContract {
        OutboxTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LicenseFactsTest extends LicenseFactsContract {
        LicenseFactsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LockedFactsTest extends LockedFactsContract {
        LockedFactsTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class ValidationLogTest extends ValidationLogContract {
        ValidationLogTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class UsageFiguresTest extends UsageFiguresContract {
        UsageFiguresTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class LogUpkeepTest extends LogUpkeepContract {
        LogUpkeepTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class PlanUsageTest extends PlanUsageContract {
        PlanUsageTest() {
            super(JdbiBackend::onPostgres);
        }
    }

    @Nested
    class StoreHealthTest extends StoreHealthContract {
        StoreHealthTest() {
            super(JdbiBackend::onPostgres);
        }
    }
}
