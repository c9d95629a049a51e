package org.portcullis.memory;

import org.junit.jupiter.api.Nested;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.UnwrittenValidations;
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
import org.portcullis.testkit.UnwrittenValidationsContract;
import org.portcullis.testkit.UsageFiguresContract;
import org.portcullis.testkit.ValidationLogContract;

/** Memory keeps every contract. */
class MemoryPersistenceTest {

    @Nested
    class TransactionsTest extends TransactionsContract {
        TransactionsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class RaceTest extends RaceContract {
        RaceTest() {
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
    class LicenseBuyersTest extends LicenseBuyersContract {
        LicenseBuyersTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class BulkTest extends BulkContract {
        BulkTest() {
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

    @Nested
    class ProductsTest extends ProductsContract {
        ProductsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class CustomersTest extends CustomersContract {
        CustomersTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class PaymentsTest extends PaymentsContract {
        PaymentsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class PurchasesTest extends PurchasesContract {
        PurchasesTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class BusinessFiguresTest extends BusinessFiguresContract {
        BusinessFiguresTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class BlacklistsTest extends BlacklistsContract {
        BlacklistsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class AccountsTest extends AccountsContract {
        AccountsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class AccountPasswordsTest extends AccountPasswordsContract {
        AccountPasswordsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class ApiTokensTest extends ApiTokensContract {
        ApiTokensTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class IdempotencyRecordsTest extends IdempotencyRecordsContract {
        IdempotencyRecordsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class PendingSignInsTest extends PendingSignInsContract {
        PendingSignInsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SignInAttemptsTest extends SignInAttemptsContract {
        SignInAttemptsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SignInSessionsTest extends SignInSessionsContract {
        SignInSessionsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class InstanceFactsTest extends InstanceFactsContract {
        InstanceFactsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SealedSigningKeysTest extends SealedSigningKeysContract {
        SealedSigningKeysTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SecondFactorsTest extends SecondFactorsContract {
        SecondFactorsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class SignInChallengesTest extends SignInChallengesContract {
        SignInChallengesTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class RefreshTokensTest extends RefreshTokensContract {
        RefreshTokensTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class AuditTrailTest extends AuditTrailContract {
        AuditTrailTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class OutboxTest extends OutboxContract {
        OutboxTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class LicenseFactsTest extends LicenseFactsContract {
        LicenseFactsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class LockedFactsTest extends LockedFactsContract {
        LockedFactsTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class ValidationLogTest extends ValidationLogContract {
        ValidationLogTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class UsageFiguresTest extends UsageFiguresContract {
        UsageFiguresTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class LogUpkeepTest extends LogUpkeepContract {
        LogUpkeepTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class PlanUsageTest extends PlanUsageContract {
        PlanUsageTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class StoreHealthTest extends StoreHealthContract {
        StoreHealthTest() {
            super(MemoryBackend::new);
        }
    }

    @Nested
    class UnwrittenValidationsTest extends UnwrittenValidationsContract {
        private final UnwrittenValidations unwritten =
                new MemoryPersistence(CommitListener.NONE).unwrittenValidations();

        @Override
        protected UnwrittenValidations unwritten() {
            return unwritten;
        }
    }
}
