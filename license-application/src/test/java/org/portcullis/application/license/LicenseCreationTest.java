package org.portcullis.application.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseDrafts;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.SlowToCommit;
import org.portcullis.application.Unlocked;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.KeySource;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class LicenseCreationTest {

    private static final AccountPlan TEN = new AccountPlan("TEN", OptionalLong.of(10), OptionalLong.empty());

    private MemoryEngine engine = MemoryEngine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aLicenseIsMadeAsDraftedAndCanBeUsedAtOnce() {
        LicenseDraft draft = LicenseDrafts.plain(engine.product.id());

        License made = created(engine.engine(), draft);

        assertThat(made)
                .isEqualTo(draft.license(
                        new LicenseId(1), made.uuid(), engine.vendorAccount.id(), made.key(), Limits.NONE, NOW));
        assertThat(made.key().text()).matches("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}");
        assertThat(made.uuid().version()).isEqualTo(7);
        assertThat(engine.license(made)).isEqualTo(made);
        assertThat(engine.validate(made.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void limitsThatTheDraftLeavesOpenAreTheProductsElseTheFallback() {
        Product product = engine.stored(stores -> {
            Product plain = Fixtures.product(stores.products().nextId(), engine.vendorAccount.id(), "Limited");
            Product limited = new Product(
                    plain.id(),
                    plain.uuid(),
                    plain.owner(),
                    plain.name(),
                    plain.description(),
                    plain.active(),
                    plain.licensePrefix(),
                    Optional.of(Limit.of(3)),
                    plain.defaultHardware(),
                    plain.requiresHardware(),
                    plain.listing(),
                    plain.createdAt(),
                    plain.updatedAt());
            stores.products().add(limited);
            return limited;
        });

        License made = created(engine.engine(), LicenseDrafts.withoutLimits(Limits.of(1, 2), product.id()));

        assertThat(made.limits()).isEqualTo(Limits.of(3, 2));
    }

    @Test
    void aConsumptionLicenseBeginsWithItsCredits() {
        License made = created(engine.engine(), LicenseDrafts.withCredits(50, engine.product.id()));

        assertThat(engine.<Credits>stored(stores -> stores.credits().of(made.id())))
                .isEqualTo(new Credits(50, 0));
        assertThat(engine.audit().getLast().after()).containsEntry("credits", "50");
    }

    @Test
    void aLicenseIsSoldToACustomerOfTheProductsOwner() {
        Customer own = engine.addCustomer(engine.vendorAccount.id(), "own@example.com");

        assertThat(created(engine.engine(), LicenseDrafts.soldTo(own.id(), engine.product.id()))
                        .customer())
                .contains(own.id());
        assertThat(create(LicenseDrafts.soldTo(new CustomerId(99), engine.product.id())))
                .isEqualTo(new LicenseCreation.UnknownCustomer());
    }

    @Test
    void makingALicenseIsAuditedOnceAndToldOnce() {
        License made = created(engine.engine(), LicenseDrafts.plain(engine.product.id()));

        assertThat(engine.audit()).singleElement().satisfies(entry -> {
            assertThat(entry)
                    .isEqualTo(new AuditEntry(
                            Optional.of(engine.vendorAccount.id()),
                            Optional.of(engine.vendorAccount.id()),
                            AuditAction.CREATE,
                            AuditedResource.LICENSE,
                            made.id().value(),
                            Map.of(),
                            entry.after(),
                            Fixtures.origin(),
                            true,
                            NOW));
            assertThat(entry.after()).containsEntry("key", made.key().masked()).containsEntry("status", "ACTIVE");
            assertThat(entry.toString()).doesNotContain(made.key().text());
        });
        assertThat(engine.events())
                .singleElement()
                .isEqualTo(new Event(
                        engine.events().getFirst().id(),
                        EventType.LICENSE_CREATED,
                        made.owner(),
                        made.product(),
                        made.id(),
                        NOW));
    }

    @Test
    void aKeyThatIsTakenIsDrawnAgainAndLeavesNoTrace() {
        License first = engine.addLicense(builder -> builder.key("AAAA-AAAA-AAAA-AAAA"));
        reopenWith("AAAA-AAAA-AAAA-AAAA", "BBBB-BBBB-BBBB-BBBB");
        engine.addLicense(builder -> builder.key(first.key()));

        License made = created(engine.engine(), LicenseDrafts.plain(engine.product.id()));

        assertThat(made.key()).isEqualTo(new LicenseKey("BBBB-BBBB-BBBB-BBBB"));
        assertThat(engine.audit()).hasSize(1);
        assertThat(engine.events()).hasSize(1);
    }

    @Test
    void ifNoFreeKeyIsDrawnNothingIsMade() {
        reopenWith("AAAA-AAAA-AAAA-AAAA");
        engine.addLicense(builder -> builder.key("AAAA-AAAA-AAAA-AAAA"));

        assertThatThrownBy(() -> create(LicenseDrafts.plain(engine.product.id())))
                .isInstanceOf(Duplicate.class);

        assertThat(engine.<Long>stored(stores -> stores.licenses().count(engine.vendorAccount.id())))
                .isEqualTo(1);
        assertThat(engine.audit()).isEmpty();
        assertThat(engine.events()).isEmpty();
    }

    @Test
    void aKeyThatWasRotatedAwayIsNotGivenOutAgain() {
        License license = engine.addLicense();
        engine.engine().licenses().rotate(engine.vendor, license.key());
        String old = license.key().text();

        assertThatThrownBy(() -> engine.addLicense(builder -> builder.key(old))).isInstanceOf(Duplicate.class);
    }

    @Test
    void aPlanAllowsSoManyLicensesAndDeletedOnesDoNotCount() {
        reopenWith(TEN);
        for (int i = 0; i < 10; i++) {
            created(engine.engine(), LicenseDrafts.plain(engine.product.id()));
        }

        assertThat(create(LicenseDrafts.plain(engine.product.id())))
                .isEqualTo(new LicenseCreation.PlanLimitReached(10));
        assertThat(engine.engine().licenses().create(engine.admin, LicenseDrafts.plain(engine.product.id())))
                .as("the owner's plan counts, not the maker's")
                .isEqualTo(new LicenseCreation.PlanLimitReached(10));

        engine.engine().licenses().delete(engine.vendor, new LicenseId(1));
        created(engine.engine(), LicenseDrafts.plain(engine.product.id()));

        assertThat(engine.audit()).as("10 made, 1 deleted, 1 made").hasSize(12);
    }

    @Test
    void ofManyAtOnceExactlyAsManyAsThePlanAllowsAreMade() {
        reopen(MemoryEngine.wired().vendorPlan(TEN).transactions(SlowToCommit::new));

        assertThat(raceForTenLicenses()).isEqualTo(10);
    }

    @Test
    void withoutLocksThatRaceGoesWrong() {
        assertThat(IntStream.range(0, 100).anyMatch(round -> {
                    reopen(MemoryEngine.wired()
                            .vendorPlan(TEN)
                            .transactions(real -> new Unlocked(new SlowToCommit(real))));
                    return raceForTenLicenses() > 10;
                }))
                .isTrue();
    }

    @Test
    void aProductThatIsRemovedMeanwhileGetsNoLicense() {
        for (int round = 0; round < 20; round++) {
            Product product = engine.addProduct(engine.vendorAccount.id(), "Short-lived " + round);

            Racers.race(
                    2,
                    racer -> racer == 0
                            ? create(LicenseDrafts.plain(product.id()))
                            : engine.engine().products().delete(engine.vendor, product.id()));

            boolean kept = engine.<Boolean>stored(
                    stores -> stores.products().find(product.id(), EVERYTHING).isPresent());
            boolean used = engine.<Boolean>stored(stores -> stores.licenses().existsFor(product.id()));
            assertThat(kept).isEqualTo(used);
        }
    }

    private long raceForTenLicenses() {
        List<LicenseEngine> nodes = List.of(engine.engine(), engine.anotherNode());
        // One product for each, since two licences of the same product are made one after the other anyway.
        List<Product> products = IntStream.range(0, 48)
                .mapToObj(racer -> engine.addProduct(engine.vendorAccount.id(), "Product " + racer))
                .toList();
        List<LicenseCreation> made = Racers.race(
                48,
                racer -> nodes.get(racer % 2)
                        .licenses()
                        .create(
                                engine.vendor,
                                LicenseDrafts.plain(products.get(racer).id())));
        nodes.forEach(LicenseEngine::close);
        long count =
                made.stream().filter(LicenseCreation.Created.class::isInstance).count();
        assertThat(engine.<Long>stored(stores -> stores.licenses().count(engine.vendorAccount.id())))
                .isEqualTo(count);
        return count;
    }

    private LicenseCreation create(LicenseDraft draft) {
        return engine.engine().licenses().create(engine.vendor, draft);
    }

    private License created(LicenseEngine node, LicenseDraft draft) {
        LicenseCreation creation = node.licenses().create(engine.vendor, draft);
        assertThat(creation).isInstanceOf(LicenseCreation.Created.class);
        License made = ((LicenseCreation.Created) creation).license();
        assertThat(made.standing()).isEqualTo(Standing.ACTIVE);
        return made;
    }

    private void reopenWith(AccountPlan plan) {
        reopen(MemoryEngine.wired().vendorPlan(plan));
    }

    /** Has keys drawn in this order, and the last one again and again. */
    private void reopenWith(String... keys) {
        Queue<String> drawn = new ArrayDeque<>(List.of(keys));
        KeySource source = (KeyFormat format) -> new LicenseKey(drawn.size() > 1 ? drawn.remove() : drawn.element());
        reopen(MemoryEngine.wired().keys(source));
    }

    private void reopen(MemoryEngine.Wiring wiring) {
        engine.close();
        engine = wiring.open();
    }
}
