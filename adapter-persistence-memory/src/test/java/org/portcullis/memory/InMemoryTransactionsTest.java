package org.portcullis.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.Racers;

/** What memory does beyond the contract. */
class InMemoryTransactionsTest {
    private static final AccountId VENDOR = new AccountId(1);
    private static final ProductId PRODUCT = new ProductId(1);

    private final InMemoryTransactions transactions =
            new InMemoryTransactions(new Database(Duration.ofMillis(50)), CommitListener.NONE);

    @BeforeEach
    void addVendor() {
        transactions.inTransaction(stores -> {
            stores.accounts().add(Fixtures.account(VENDOR));
            stores.products().add(Fixtures.product(PRODUCT, VENDOR, "Demo Plugin"));
            return true;
        });
    }

    @Test
    void workThatGoesOnAfterAStoreRefusedIsNotCommitted() {
        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    stores.products().add(Fixtures.product(new ProductId(2), VENDOR, "Second"));
                    try {
                        stores.accounts().add(Fixtures.account(VENDOR));
                    } catch (Duplicate ignored) {
                        return false;
                    }
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);

        Optional<?> second =
                transactions.inTransaction(stores -> stores.products().find(new ProductId(2), EVERYTHING));
        assertThat(second).isEmpty();
    }

    @Test
    void whoeverNeverGetsALockIsToldThatItLost() {
        transactions.inTransaction(stores -> {
            stores.accounts().lock(VENDOR);
            assertThatThrownBy(() -> Racers.elsewhere(() -> transactions.inTransaction(
                            others -> others.accounts().lock(VENDOR))))
                    .isInstanceOf(StorageConflict.class);
            return true;
        });
    }

    @Test
    void aLicenseThatLostItsCustomerBeforeItsCommitIsTriedAgainAndRefused() {
        CustomerId customer = new CustomerId(1);
        transactions.inTransaction(stores -> {
            stores.customers().add(Fixtures.customer(customer, VENDOR, "buyer@example.com"));
            return true;
        });
        License license = LicenseBuilder.license().customer(customer).build();
        List<Integer> runs = new ArrayList<>();

        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    runs.add(runs.size());
                    stores.licenses().add(license);
                    Racers.elsewhere(() -> transactions.inTransaction(others -> {
                        others.customers().remove(customer);
                        return true;
                    }));
                    return true;
                }))
                .isInstanceOf(StorageConflict.class)
                .isNotInstanceOf(LostRace.class);
        assertThat(runs).hasSize(2);
    }

    @Test
    void aCustomerThatGotALicenseBeforeItsRemovalWasCommittedIsRemovedFromThatToo() {
        CustomerId customer = new CustomerId(1);
        transactions.inTransaction(stores -> {
            stores.customers().add(Fixtures.customer(customer, VENDOR, "buyer@example.com"));
            return true;
        });
        License license = LicenseBuilder.license().customer(customer).build();
        List<Integer> runs = new ArrayList<>();

        transactions.inTransaction(stores -> {
            stores.customers().remove(customer);
            if (runs.isEmpty()) {
                Racers.elsewhere(() -> transactions.inTransaction(others -> {
                    others.licenses().add(license);
                    return true;
                }));
            }
            return runs.add(runs.size());
        });

        Optional<License> found =
                transactions.inTransaction(stores -> stores.licenses().find(license.id(), EVERYTHING));
        assertThat(found).contains(license.withoutCustomer());
        assertThat(runs).hasSize(2);
    }

    @Test
    void workThatLosesAgainAndAgainIsGivenUp() {
        List<Integer> runs = new ArrayList<>();

        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    runs.add(runs.size());
                    throw new LostRace();
                }))
                .isInstanceOf(StorageConflict.class);

        assertThat(runs).hasSize(10);
    }

    @Test
    void aTransactionWithinAnotherIsOneOfItsOwn() {
        Account inner = Fixtures.account(new AccountId(2));

        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    transactions.inTransaction(others -> {
                        others.accounts().add(inner);
                        return true;
                    });
                    throw new IllegalStateException("the outer one");
                }))
                .isInstanceOf(IllegalStateException.class);

        Optional<Account> found =
                transactions.inTransaction(stores -> stores.accounts().find(inner.id()));
        assertThat(found).contains(inner);
    }
}
