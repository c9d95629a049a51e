package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;

/** What transactions promise: all or nothing, unseen until committed, and told of after. */
public abstract class TransactionsContract extends StoreContract {

    /** Thrown by work that wants to be rolled back. */
    private static final class ChangedMyMind extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Everything that stores hold, as far as these tests change it. */
    private record Contents(List<Object> everything) {}

    protected TransactionsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aCommittedChangeIsSeenByLaterTransactions() {
        License license = addLicense();

        check(stores ->
                assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(license));
    }

    @Test
    void theResultOfTheWorkIsReturned() {
        String result = inTransaction(stores -> "done");

        assertThat(result).isEqualTo("done");
    }

    @Test
    void theExceptionOfTheWorkComesOut() {
        ChangedMyMind thrown = new ChangedMyMind();

        assertThatThrownBy(() -> change(stores -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void workSeesItsOwnChanges() {
        change(stores -> {
            Contents before = contents(stores);
            changeEverything(stores);

            assertThat(contents(stores)).isNotEqualTo(before);
            assertThat(stores.products().find(otherProduct.id(), EVERYTHING)).isEmpty();
            assertThat(stores.licenses()
                            .list(LicenseFilter.ALL, EVERYTHING, PageRequest.first(10))
                            .total())
                    .isEqualTo(1);
        });
    }

    @Test
    void workThatThrowsChangesNothingInAnyStore() {
        Contents before = inTransaction(this::contents);

        assertThatThrownBy(() -> change(stores -> {
                    changeEverything(stores);
                    throw new ChangedMyMind();
                }))
                .isInstanceOf(ChangedMyMind.class);

        assertThat(inTransaction(this::contents).everything()).isEqualTo(before.everything());
    }

    @Test
    void aDuplicateUndoesWhatWasChangedBeforeIt() {
        License license = addLicense();

        assertThatThrownBy(() -> change(stores -> {
                    stores.auditTrail().add(Fixtures.auditEntry(vendor.id(), 1, NOW));
                    stores.credits().setTotal(license.id(), 100);
                    stores.licenses()
                            .add(LicenseBuilder.like(license)
                                    .id(stores.licenses().nextId())
                                    .build());
                }))
                .isInstanceOf(Duplicate.class);

        check(stores -> {
            assertThat(stores.auditTrail()
                            .list(EVERYTHING, PageRequest.first(1))
                            .total())
                    .isZero();
            assertThat(stores.credits().of(license.id()).total()).isZero();
        });
    }

    @Test
    void aNumberIsNotGivenAgainAfterARollback() {
        List<LicenseId> given = new ArrayList<>();

        assertThatThrownBy(() -> change(stores -> {
                    given.add(stores.licenses().nextId());
                    throw new ChangedMyMind();
                }))
                .isInstanceOf(ChangedMyMind.class);

        LicenseId next = inTransaction(stores -> stores.licenses().nextId());
        assertThat(next.value()).isGreaterThan(given.getFirst().value());
    }

    @Test
    void whatIsNotCommittedIsSeenByNobodyElse() {
        License license = addLicense();
        Contents before = inTransaction(this::contents);
        Optional<LicenseSnapshot> facts = backend.licenseFacts().byKey(license.key());

        change(stores -> {
            changeEverything(stores);
            stores.licenses()
                    .update(LicenseBuilder.like(license)
                            .standing(Standing.REVOKED)
                            .build());
            Fixtures.bind(stores, license.id(), Fixtures.IP);

            assertThat(Racers.elsewhere(() -> inTransaction(this::contents))).isEqualTo(before);
            assertThat(Racers.elsewhere(() -> backend.licenseFacts().byKey(license.key())))
                    .isEqualTo(facts);
        });
    }

    @Test
    void eachReadSeesWhatIsCommittedWhenItIsMade() {
        License license = addLicense();
        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();

        change(stores -> {
            assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(license);
            assertThat(stores.seats().of(license.id()).ipCount()).isZero();

            Racers.elsewhere(() -> inTransaction(others -> {
                others.licenses().update(revoked);
                Fixtures.bind(others, license.id(), Fixtures.IP);
                return true;
            }));

            assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(revoked);
            assertThat(stores.seats().of(license.id()).ipCount()).isEqualTo(1);
        });
    }

    @Test
    void workThatLostADeadlockIsRunAgain() {
        License first = addLicense();
        License second = addLicense();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        Future<Integer> one = Racers.start(() -> lockBoth(first, second, bothHoldOne));
        Future<Integer> two = Racers.start(() -> lockBoth(second, first, bothHoldOne));

        assertThat(Racers.result(one) + Racers.result(two)).isGreaterThan(2);
        check(stores -> assertThat(stores.outbox().pending(10).stream().map(event -> event.license()))
                .containsExactlyInAnyOrder(first.id(), second.id()));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        new Change.LicenseChanged(first.key()), new Change.LicenseChanged(second.key()));
    }

    /** How often it had to be run; each run adds an event and announces a change. */
    private int lockBoth(License mine, License theirs, CyclicBarrier bothHoldOne) {
        AtomicInteger runs = new AtomicInteger();
        return inTransaction(stores -> {
            stores.licenses().lock(mine.id(), EVERYTHING);
            stores.outbox().add(Fixtures.event(mine.id().value(), vendor.id(), product.id(), mine.id()));
            stores.announce(new Change.LicenseChanged(mine.key()));
            if (runs.incrementAndGet() == 1) {
                Racers.await(bothHoldOne);
            }
            stores.licenses().lock(theirs.id(), EVERYTHING);
            return runs.get();
        });
    }

    @Test
    void theListenerIsToldInTheOrderOfTheAnnouncements() {
        List<Change> changes = List.of(
                new Change.SeatTaken(new LicenseKey("KEY-1")),
                new Change.AccountChanged(vendor.id()),
                new Change.LicenseChanged(new LicenseKey("KEY-2")),
                new Change.InstanceChanged(),
                new Change.SeatTaken(new LicenseKey("KEY-1")));

        change(stores -> {
            changes.forEach(stores::announce);
            assertThat(told).as("told before the commit").isEmpty();
        });

        assertThat(told).isEqualTo(changes);
    }

    @Test
    void theListenerIsNeverToldOfWhatWasRolledBack() {
        assertThatThrownBy(() -> change(stores -> {
                    stores.announce(new Change.InstanceChanged());
                    throw new ChangedMyMind();
                }))
                .isInstanceOf(ChangedMyMind.class);
        change(stores -> stores.outbox().pending(1));

        assertThat(told).isEmpty();
    }

    @Test
    void theListenerFindsTheChangeCommitted() {
        License license = addLicense();
        List<Optional<License>> seen = new ArrayList<>();
        alsoTold = changes -> seen.add(Racers.elsewhere(
                () -> inTransaction(stores -> stores.licenses().find(license.id(), EVERYTHING))));

        License revoked =
                LicenseBuilder.like(license).standing(Standing.REVOKED).build();
        change(stores -> {
            stores.licenses().update(revoked);
            stores.announce(new Change.LicenseChanged(license.key()));
        });

        assertThat(seen).containsExactly(Optional.of(revoked));
    }

    @Test
    void transactionsOfManyThreadsAreAllCommitted() {
        int racers = 48;

        Racers.race(racers, number -> addLicense());

        check(stores -> assertThat(stores.licenses().count(vendor.id())).isEqualTo(racers));
    }

    private Contents contents(Stores stores) {
        PageRequest all = PageRequest.first(PageRequest.MAX_LIMIT);
        List<Object> everything = new ArrayList<>();
        for (License license :
                stores.licenses().list(LicenseFilter.ALL, EVERYTHING, all).items()) {
            everything.add(license);
            everything.add(stores.seats().of(license.id()));
            everything.add(stores.credits().of(license.id()));
            everything.add(stores.keyHistory().of(license.id()));
        }
        everything.addAll(stores.products().list(false, EVERYTHING, all).items());
        everything.addAll(stores.customers().list(EVERYTHING, all).items());
        everything.addAll(stores.blacklists().list(EVERYTHING, all).items());
        everything.add(stores.accounts().findByEmail("new@example.com"));
        everything.addAll(stores.auditTrail().list(EVERYTHING, all).items());
        everything.addAll(stores.outbox().pending(10));
        return new Contents(everything);
    }

    private void changeEverything(Stores stores) {
        Product made = Fixtures.product(stores.products().nextId(), vendor.id(), "Made");
        stores.products().add(made);
        stores.products().remove(otherProduct.id());
        Customer customer = Fixtures.customer(stores.customers().nextId(), vendor.id(), "new@example.com");
        stores.customers().add(customer);
        License license = LicenseBuilder.license(stores.licenses().nextId(), vendor.id(), made.id())
                .customer(customer.id())
                .build();
        stores.licenses().add(license);
        LicenseKey newKey = new LicenseKey("LIC-NEWKEY-1");
        stores.licenses().update(license.withKey(newKey, NOW));
        stores.keyHistory().add(new KeyRotation(license.id(), license.key(), newKey, NOW, Optional.of(vendor.id())));
        Fixtures.bind(stores, license.id(), Fixtures.IP);
        Fixtures.bind(stores, license.id(), Fixtures.HARDWARE);
        stores.credits().setTotal(license.id(), 100);
        stores.credits().spend(license.id(), 1);
        stores.blacklists()
                .add(Fixtures.barred(stores.blacklists().nextId(), new BlacklistScope.Instance(), Fixtures.IP));
        stores.accounts().add(Fixtures.account(stores.accounts().nextId(), "new@example.com"));
        stores.auditTrail().add(Fixtures.auditEntry(vendor.id(), license.id().value(), NOW));
        stores.outbox().add(Fixtures.event(1, vendor.id(), made.id(), license.id()));
    }
}
