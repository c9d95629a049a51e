package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;

/** What the licences promise: one at a time. What their lists promise is {@link LicenseListContract}'s. */
public abstract class LicensesContract extends StoreContract {

    protected LicensesContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aLicenseIsFoundAsItWasAddedWithEveryField() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        for (License license : List.of(
                addLicense(),
                addLicense(builder -> builder.withEveryField().customer(customer.id())),
                addLicense(LicenseBuilder::withExtremes))) {
            check(stores -> {
                Optional<License> found = stores.licenses().find(license.id(), EVERYTHING);
                assertThat(found).contains(license);
                assertThat(found.orElseThrow().key().text())
                        .isEqualTo(license.key().text());
            });
        }
    }

    @Test
    void everyKindStandingAndPlanIsKept() {
        for (LicenseKind kind : LicenseKind.values()) {
            addAndCompare(builder -> builder.kind(kind));
        }
        for (Standing standing : Standing.values()) {
            addAndCompare(builder -> builder.standing(standing));
        }
        for (LicensePlan plan : LicensePlan.values()) {
            addAndCompare(builder -> builder.plan(plan));
        }
        for (Platform platform : Platform.values()) {
            addAndCompare(builder -> builder.platform(new PlatformOwner(
                    Optional.of(platform), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void everyTermAndLockIsKept() {
        Instant begin = Instant.parse("2026-02-01T00:00:00.001Z");
        Instant end = Instant.parse("9999-12-31T23:59:59.999Z");
        addAndCompare(builder -> builder.term(Term.forever()));
        addAndCompare(builder -> builder.term(Term.until(end)));
        addAndCompare(builder -> builder.term(Term.of(Optional.of(begin), Optional.empty())));
        addAndCompare(builder -> builder.term(Term.of(Optional.of(begin), Optional.of(begin))));
        addAndCompare(builder -> builder.term(Term.until(Instant.EPOCH)));
        addAndCompare(builder -> builder.ipLock(new IpLock.Off()));
        addAndCompare(builder -> builder.ipLock(new IpLock.Waiting()));
        addAndCompare(builder -> builder.ipLock(new IpLock.Held(Fixtures.IP)));
    }

    @Test
    void anEmptyTextAndNoneAreToldApart() {
        addAndCompare(builder -> builder.notes(Optional.of(""))
                .productName(Optional.of(""))
                .holder(new Holder(Optional.of(""), Optional.of("")))
                .platform(new PlatformOwner(
                        Optional.empty(), Optional.of(""), Optional.of(""), Optional.of(""), Optional.of(""))));
    }

    @Test
    void hostileTextsAreKeptAsTheyAre() {
        for (String text : HostileTexts.NAMES) {
            addAndCompare(builder -> builder.productName(Optional.of(text))
                    .notes(Optional.of(text))
                    .holder(new Holder(Optional.of(text), Optional.of(text))));
        }
    }

    @Test
    void anUpdatedLicenseIsFoundAsItWasUpdated() {
        License license = addLicense();
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        License updated = LicenseBuilder.like(license)
                .withEveryField()
                .customer(customer.id())
                .build();

        change(stores -> stores.licenses().update(updated));

        check(stores ->
                assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(updated));
    }

    @Test
    void anUpdateLeavesSeatsCreditsAndOtherLicenses() {
        License license = addLicense();
        License bystander = addLicense();
        change(stores -> {
            Fixtures.bind(stores, license.id(), Fixtures.IP);
            stores.credits().setTotal(license.id(), 7);
            stores.licenses()
                    .update(LicenseBuilder.like(license).withEveryField().build());
        });

        check(stores -> {
            assertThat(stores.seats().of(license.id()).ips()).containsExactly(Fixtures.IP);
            assertThat(stores.credits().of(license.id()).total()).isEqualTo(7);
            assertThat(stores.licenses().find(bystander.id(), EVERYTHING)).contains(bystander);
        });
    }

    @Test
    void anUpdateOfALicenseThatDoesNotExistMakesNone() {
        License unknown = LicenseBuilder.license(new LicenseId(4711), vendor.id(), product.id())
                .build();

        change(stores -> stores.licenses().update(unknown));

        check(stores -> {
            assertThat(stores.licenses().find(unknown.id(), EVERYTHING)).isEmpty();
            assertThat(stores.licenses().find(unknown.key(), EVERYTHING)).isEmpty();
        });
        addLicense(builder -> builder.key(unknown.key()));
    }

    @Test
    void anUnknownNumberOrKeyFindsNothing() {
        check(stores -> {
            assertThat(stores.licenses().find(new LicenseId(4711), EVERYTHING)).isEmpty();
            assertThat(stores.licenses().find(new LicenseKey("NO-SUCH-KEY"), EVERYTHING))
                    .isEmpty();
            assertThat(stores.licenses().lock(new LicenseId(4711), EVERYTHING)).isEmpty();
            assertThat(stores.licenses().lock(new LicenseKey("NO-SUCH-KEY"))).isEmpty();
        });
    }

    @Test
    void aKeyIsFoundWhateverItsCaseAndDashes() {
        License license = addLicense(builder -> builder.key("AbCd-1234-eFgH"));

        check(stores -> {
            for (String typed : List.of("AbCd-1234-eFgH", "abcd-1234-efgh", "ABCD1234EFGH", "a-b-c-d1234--EFGH-")) {
                assertThat(stores.licenses().find(new LicenseKey(typed), EVERYTHING))
                        .contains(license);
                assertThat(stores.licenses().lock(new LicenseKey(typed))).contains(license);
            }
            assertThat(stores.licenses().find(new LicenseKey("ABCD-1234-EFG"), EVERYTHING))
                    .isEmpty();
        });
    }

    @Test
    void aDeletedLicenseIsFoundToo() {
        License license = addLicense(builder -> builder.standing(Standing.DELETED));

        check(stores -> {
            assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(license);
            assertThat(stores.licenses().find(license.key(), EVERYTHING)).contains(license);
            assertThat(stores.licenses().lock(license.key())).contains(license);
        });
    }

    @Test
    void whatIsOutOfScopeIsAsIfItDidNotExist() {
        License license = addLicense();

        check(stores -> {
            for (Scope scope : List.of(new Scope.OwnedBy(other.id()), new Scope.Nothing())) {
                assertThat(stores.licenses().find(license.id(), scope)).isEmpty();
                assertThat(stores.licenses().find(license.key(), scope)).isEmpty();
                assertThat(stores.licenses().lock(license.id(), scope)).isEmpty();
            }
            Scope own = new Scope.OwnedBy(vendor.id());
            assertThat(stores.licenses().find(license.id(), own)).contains(license);
            assertThat(stores.licenses().find(license.key(), own)).contains(license);
            assertThat(stores.licenses().lock(license.id(), own)).contains(license);
        });
    }

    @Test
    void aKeyInUseIsRefusedAndNothingChanged() {
        License license = addLicense(builder -> builder.key("ABCD-1234-EFGH"));
        License deleted = addLicense(builder -> builder.key("DELE-TED1-2345").standing(Standing.DELETED));
        License second = addLicense();

        for (String taken : List.of("ABCD-1234-EFGH", "abcd1234efgh", "DELETED12345")) {
            assertThatThrownBy(() -> addLicense(builder -> builder.key(taken))).isInstanceOf(Duplicate.class);
            assertThatThrownBy(() -> change(stores -> stores.licenses()
                            .update(LicenseBuilder.like(second).key(taken).build())))
                    .isInstanceOf(Duplicate.class);
        }

        check(stores -> {
            assertThat(stores.licenses().count(vendor.id())).isEqualTo(2);
            assertThat(stores.licenses().find(second.key(), EVERYTHING)).contains(second);
            assertThat(stores.licenses().find(license.key(), EVERYTHING)).contains(license);
            assertThat(stores.licenses().find(deleted.key(), EVERYTHING)).contains(deleted);
        });
    }

    @Test
    void ofTwoThatAddTheSameKeyAtOnceOneWins() {
        List<Boolean> won = Racers.race(8, number -> {
            try {
                addLicense(builder -> builder.key("SAME-KEY-0001"));
                return true;
            } catch (Duplicate taken) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        check(stores -> assertThat(stores.licenses().count(vendor.id())).isEqualTo(1));
    }

    @Test
    void whoAddsAKeyThatAnotherIsAddingWaitsAndIsRefused() {

        Future<License> second = inTransaction(stores -> {
            LicenseId id = stores.licenses().nextId();
            stores.licenses()
                    .add(LicenseBuilder.license(id, vendor.id(), product.id())
                            .key("SAME-KEY-0001")
                            .build());
            Future<License> adding = Racers.startWaiting(() -> {
                return addLicense(builder -> builder.key("same-key-0001"));
            });
            return adding;
        });

        assertThatThrownBy(() -> Racers.result(second)).isInstanceOf(Duplicate.class);
    }

    @Test
    void whoUpdatesALockedLicenseWaits() {
        License license = addLicense();
        License first = LicenseBuilder.like(license).notes(Optional.of("first")).build();
        License second =
                LicenseBuilder.like(license).notes(Optional.of("second")).build();

        Future<Boolean> waiting = inTransaction(stores -> {
            stores.licenses().lock(license.key());
            Future<Boolean> updating = Racers.startWaiting(() -> {
                change(others -> others.licenses().update(second));
                return true;
            });
            stores.licenses().update(first);
            return updating;
        });

        assertThat(Racers.result(waiting)).isTrue();
        check(stores ->
                assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(second));
    }

    @Test
    void aLicenseOfSomethingThatDoesNotExistIsRefused() {
        License license = addLicense();
        CustomerId nobody = new CustomerId(4711);

        assertThatThrownBy(() -> addLicense(builder -> builder.product(new ProductId(4711))))
                .isInstanceOf(StorageConflict.class);
        assertThatThrownBy(() -> addLicense(builder -> builder.customer(nobody)))
                .isInstanceOf(StorageConflict.class);
        assertThatThrownBy(() -> addLicense(builder -> builder.owner(new AccountId(4711))))
                .isInstanceOf(StorageConflict.class);
        for (License moved : List.of(
                LicenseBuilder.like(license).customer(nobody).build(),
                LicenseBuilder.like(license).product(new ProductId(4711)).build(),
                LicenseBuilder.like(license).owner(new AccountId(4711)).build())) {
            assertThatThrownBy(() -> change(stores -> stores.licenses().update(moved)))
                    .isInstanceOf(StorageConflict.class);
        }

        check(stores -> assertThat(stores.licenses().count(vendor.id())).isEqualTo(1));
    }

    @Test
    void whoeverElseLocksALockedLicenseWaitsAndThenSeesWhatWasChanged() {
        License license = addLicense();
        License suspended =
                LicenseBuilder.like(license).standing(Standing.SUSPENDED).build();

        Future<Optional<License>> waiting = inTransaction(stores -> {
            stores.licenses().lock(license.key());
            Future<Optional<License>> second = Racers.startWaiting(
                    () -> inTransaction(others -> others.licenses().lock(license.key())));
            stores.licenses().update(suspended);
            return second;
        });

        assertThat(Racers.result(waiting)).contains(suspended);
    }

    @Test
    void aKeyThatWasRotatedAwayWhileWaitingForItsLockFindsNothing() {
        License license = addLicense();

        Future<Optional<License>> waiting = inTransaction(stores -> {
            stores.licenses().lock(license.key());
            Future<Optional<License>> second = Racers.startWaiting(
                    () -> inTransaction(others -> others.licenses().lock(license.key())));
            stores.licenses().update(license.withKey(new LicenseKey("ANOTHER-KEY-1"), NOW));
            return second;
        });

        assertThat(Racers.result(waiting)).isEmpty();
    }

    private void addAndCompare(UnaryOperator<LicenseBuilder> details) {
        License license = addLicense(details);
        check(stores ->
                assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(license));
    }
}
