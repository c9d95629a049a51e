package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.StorageConflict;

/** What the ledger of credits promises. */
public abstract class CreditLedgerContract extends StoreContract {
    private LicenseId license;
    private LicenseId neighbour;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenses before each test
    protected CreditLedgerContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    final void addLicenses() {
        license = addLicense().id();
        neighbour = addLicense().id();
    }

    @Test
    void aLicenseThatNeverHadCreditsHasNone() {
        check(stores -> {
            assertThat(stores.credits().of(license)).isEqualTo(Credits.NONE);
            assertThat(stores.credits().of(new LicenseId(4711))).isEqualTo(Credits.NONE);
        });
    }

    @Test
    void whatIsSpentIsTakenFromTheTotalOfThatLicenseAlone() {
        change(stores -> {
            stores.credits().setTotal(license, 100);
            stores.credits().setTotal(neighbour, 100);
        });
        change(stores -> {
            stores.credits().spend(license, 1);
            stores.credits().spend(license, 41);
        });

        check(stores -> {
            assertThat(stores.credits().of(license)).isEqualTo(new Credits(100, 42));
            assertThat(stores.credits().of(neighbour)).isEqualTo(new Credits(100, 0));
        });
    }

    @Test
    void theLastCreditCanBeSpentAndNoMore() {
        change(stores -> {
            stores.credits().setTotal(license, 5);
            stores.credits().spend(license, 5);
        });

        assertThatThrownBy(() -> change(stores -> stores.credits().spend(license, 1)))
                .isInstanceOf(StorageConflict.class);

        check(stores -> assertThat(stores.credits().of(license)).isEqualTo(new Credits(5, 5)));
    }

    @Test
    void spendingMoreThanIsLeftSpendsNothing() {
        change(stores -> stores.credits().setTotal(license, 5));

        assertThatThrownBy(() -> change(stores -> stores.credits().spend(license, 6)))
                .isInstanceOf(StorageConflict.class);
        assertThatThrownBy(() -> change(stores -> stores.credits().spend(license, Long.MAX_VALUE)))
                .isInstanceOf(StorageConflict.class);
        assertThatThrownBy(() -> change(stores -> stores.credits().spend(neighbour, 1)))
                .isInstanceOf(StorageConflict.class);

        check(stores -> {
            assertThat(stores.credits().of(license)).isEqualTo(new Credits(5, 0));
            assertThat(stores.credits().of(neighbour)).isEqualTo(Credits.NONE);
        });
    }

    @Test
    void anotherTotalLeavesSpentWhatIsSpent() {
        change(stores -> {
            stores.credits().setTotal(license, 10);
            stores.credits().spend(license, 7);
        });

        change(stores -> stores.credits().setTotal(license, 3));
        check(stores -> {
            assertThat(stores.credits().of(license)).isEqualTo(new Credits(3, 7));
            assertThat(stores.credits().of(license).remaining()).isZero();
        });
        assertThatThrownBy(() -> change(stores -> stores.credits().spend(license, 1)))
                .isInstanceOf(StorageConflict.class);

        change(stores -> stores.credits().setTotal(license, Long.MAX_VALUE));
        check(stores -> assertThat(stores.credits().of(license)).isEqualTo(new Credits(Long.MAX_VALUE, 7)));
    }
}
