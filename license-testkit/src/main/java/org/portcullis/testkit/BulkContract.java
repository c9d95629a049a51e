package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;
import org.portcullis.core.webhook.Event;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.query.PageRequest;

/** What the stores promise of many things at once. */
public abstract class BulkContract extends StoreContract {

    private static final int MANY = 2_500;

    protected BulkContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void numbersAreNewAndGrow() {
        LicenseId before = addLicense().id();

        List<Long> ids = inTransaction(stores -> stores.licenses().nextIds(MANY)).stream()
                .map(LicenseId::value)
                .toList();

        assertThat(ids).hasSize(MANY).doesNotHaveDuplicates().isSorted();
        assertThat(ids.getFirst()).isGreaterThan(before.value());
        assertThat(addLicense().id().value()).isNotIn(ids);
    }

    @Test
    void licensesAreAddedAsTheyAre() {
        List<License> added = addMany(MANY);

        check(stores -> assertThat(stores.licenses().find(added.get(MANY / 2).key(), EVERYTHING))
                .contains(added.get(MANY / 2)));
        check(stores -> assertThat(stores.licenses().count(vendor.id())).isEqualTo(MANY));
    }

    /** An import takes minutes: what it counts must not be held until it is done. */
    @Test
    void whoAddsManyKeepsNobodyOfTheSameAccountWaiting() {
        License sold = addLicense();
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch othersAreDone = new CountDownLatch(1);
        Future<Boolean> importing = Racers.start(() -> inTransaction(stores -> {
            stores.licenses().addAll(many(stores, 10));
            stores.customers().add(Fixtures.customer(stores.customers().nextId(), vendor.id(), "imported@example.com"));
            stores.auditTrail().addAll(List.of(Fixtures.auditEntry(vendor.id(), 1, NOW)));
            added.countDown();
            Racers.await(othersAreDone);
            return true;
        }));
        Racers.await(added);

        change(stores -> {
            stores.licenses()
                    .update(LicenseBuilder.like(sold).standing(Standing.REVOKED).build());
            stores.customers().add(Fixtures.customer(stores.customers().nextId(), vendor.id(), "another@example.com"));
            stores.auditTrail().add(Fixtures.auditEntry(vendor.id(), sold.id().value(), NOW));
        });

        assertThat(importing).isNotDone();
        othersAreDone.countDown();
        assertThat(Racers.result(importing)).isTrue();
        check(stores -> {
            assertThat(stores.licenses().count(vendor.id())).isEqualTo(11);
            assertThat(stores.customers()
                            .list(EVERYTHING, PageRequest.first(10))
                            .total())
                    .isEqualTo(2);
            assertThat(stores.auditTrail()
                            .list(EVERYTHING, PageRequest.first(10))
                            .total())
                    .isEqualTo(2);
        });
    }

    @Test
    void nothingAtAllIsAddedOfNothing() {
        change(stores -> {
            stores.licenses().addAll(List.of());
            stores.auditTrail().addAll(List.of());
            stores.outbox().addAll(List.of());
            stores.credits().addAll(Map.of());
        });

        check(stores -> assertThat(stores.licenses().count(vendor.id())).isZero());
    }

    @Test
    void oneThatIsADuplicateKeepsAllOthersOut() {
        License there = addLicense();
        License fresh = license();
        License copy = LicenseBuilder.license(license().id(), vendor.id(), product.id())
                .key(there.key())
                .build();

        assertThatThrownBy(() -> change(stores -> stores.licenses().addAll(List.of(fresh, copy))))
                .isInstanceOf(Duplicate.class);
        check(stores ->
                assertThat(stores.licenses().find(fresh.key(), EVERYTHING)).isEmpty());
    }

    @Test
    void oneThatHasAFormerKeyOfAnotherKeepsAllOthersOut() {
        LicenseKey former = rotatedKey();
        License fresh = license();
        License late = LicenseBuilder.license(license().id(), vendor.id(), product.id())
                .key(former)
                .build();

        assertThatThrownBy(() -> change(stores -> stores.licenses().addAll(List.of(fresh, late))))
                .isInstanceOf(Duplicate.class);
        check(stores ->
                assertThat(stores.licenses().find(fresh.key(), EVERYTHING)).isEmpty());
    }

    @Test
    void oneOfNoProductKeepsAllOthersOut() {
        License orphan = LicenseBuilder.license(license().id(), vendor.id(), new ProductId(999_999))
                .build();

        assertThatThrownBy(() -> change(stores -> stores.licenses().addAll(List.of(license(), orphan))))
                .isInstanceOf(StorageConflict.class);
    }

    @Test
    void keysThatALicenseHasOrHadAreTaken() {
        LicenseKey present = addLicense().key();
        LicenseKey former = rotatedKey();
        LicenseKey typed = new LicenseKey(present.canonical().toLowerCase(Locale.ROOT));
        LicenseKey free = new LicenseKey("NOBO-DYSK-EYAT-ALL9");

        check(stores -> assertThat(stores.licenses().taken(List.of(typed, former, free)))
                .containsExactlyInAnyOrder(present, former));
        check(stores -> assertThat(stores.licenses().taken(List.of())).isEmpty());
    }

    @Test
    void keysAddedInTheSameTransactionAreTaken() {
        License added = license();

        change(stores -> {
            stores.licenses().addAll(List.of(added));
            assertThat(stores.licenses().taken(List.of(added.key()))).containsExactly(added.key());
        });
    }

    @Test
    void allLicensesAreReadPieceByPiece() {
        List<License> added = addMany(25);
        License deleted = addLicense(builder -> builder.standing(Standing.DELETED));
        License others = inTransaction(stores -> {
            License made = LicenseBuilder.license(stores.licenses().nextId(), other.id(), otherProduct.id())
                    .build();
            stores.licenses().addAll(List.of(made));
            return made;
        });

        assertThat(readInPieces(new Scope.OwnedBy(vendor.id()))).containsExactlyElementsOf(added);
        assertThat(readInPieces(EVERYTHING))
                .contains(others)
                .doesNotContain(deleted)
                .hasSize(26);
        assertThat(readInPieces(new Scope.Nothing())).isEmpty();
        check(stores -> assertThat(stores.licenses().after(Optional.of(new LicenseId(Long.MAX_VALUE)), EVERYTHING, 10))
                .isEmpty());
    }

    private List<License> readInPieces(Scope scope) {
        List<License> read = new ArrayList<>();
        Optional<LicenseId> last = Optional.empty();
        for (List<License> piece = piece(last, scope); !piece.isEmpty(); piece = piece(last, scope)) {
            read.addAll(piece);
            last = Optional.of(piece.getLast().id());
        }
        return read;
    }

    private List<License> piece(Optional<LicenseId> last, Scope scope) {
        return inTransaction(stores -> stores.licenses().after(last, scope, 7));
    }

    @Test
    void aProductIsFoundByItsNameWithinItsAccount() {
        String shouted = product.name().toUpperCase(Locale.ROOT);

        check(stores ->
                assertThat(stores.products().findByName(vendor.id(), shouted)).contains(product));
        check(stores -> assertThat(stores.products().findByName(other.id(), product.name()))
                .isEmpty());
        check(stores -> assertThat(stores.products().findByName(vendor.id(), "no such product"))
                .isEmpty());
    }

    @Test
    void creditsEntriesAndEventsAreAddedInTheirOrder() {
        License license = addLicense();
        List<AuditEntry> entries =
                List.of(Fixtures.auditEntry(vendor.id(), 1, NOW), Fixtures.auditEntry(vendor.id(), 2, NOW));
        List<Event> events = List.of(
                Fixtures.event(1, vendor.id(), product.id(), license.id()),
                Fixtures.event(2, vendor.id(), product.id(), license.id()));

        change(stores -> {
            stores.credits().addAll(Map.of(license.id(), new Credits(10, 3)));
            stores.auditTrail().addAll(entries);
            stores.outbox().addAll(events);
        });

        check(stores -> assertThat(stores.credits().of(license.id())).isEqualTo(new Credits(10, 3)));
        check(stores -> assertThat(stores.outbox().pending(10)).containsExactlyElementsOf(events));
        check(stores -> assertThat(stores.auditTrail()
                        .list(EVERYTHING, PageRequest.first(10))
                        .items())
                .containsExactlyElementsOf(entries.reversed()));
    }

    private List<License> addMany(int count) {
        return inTransaction(stores -> {
            List<License> licenses = many(stores, count);
            stores.licenses().addAll(licenses);
            return licenses;
        });
    }

    private List<License> many(Stores stores, int count) {
        return stores.licenses().nextIds(count).stream()
                .map(id -> LicenseBuilder.license(id, vendor.id(), product.id()).build())
                .toList();
    }

    private License license() {
        return inTransaction(stores -> LicenseBuilder.license(stores.licenses().nextId(), vendor.id(), product.id())
                .build());
    }

    /** One that a licence had until a moment ago. */
    private LicenseKey rotatedKey() {
        License license = addLicense();
        change(stores -> {
            License rotated = license.withKey(new LicenseKey("ROTA-TEDR-OTAT-ED99"), NOW);
            stores.licenses().update(rotated);
            stores.keyHistory()
                    .add(new KeyRotation(license.id(), license.key(), rotated.key(), NOW, Optional.of(vendor.id())));
        });
        return license.key();
    }
}
