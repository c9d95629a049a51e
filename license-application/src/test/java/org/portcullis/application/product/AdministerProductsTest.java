package org.portcullis.application.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.Removal;
import org.portcullis.core.product.Slug;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ProductChange;
import org.portcullis.ports.in.ProductDeletion;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class AdministerProductsTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final MemoryEngine engine = MemoryEngine.open();
    private final ProductAdministration products = engine.engine().products();

    @BeforeEach
    void letTimePass() {
        engine.time.set(LATER);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aProductIsMadeAsDraftedOfTheCallersAccount() {
        ProductDraft draft = new ProductDraft(
                "New", Optional.of("Does things"), false, Optional.of("NEW"), Optional.empty(), Optional.empty(), true);

        Product made = done(products.create(engine.vendor, draft));

        assertThat(made)
                .isEqualTo(draft.called(new Slug("new"))
                        .product(made.id(), made.uuid(), engine.vendorAccount.id(), LATER));
        assertThat(products.find(engine.vendor, made.id())).contains(made);
        assertAudited(AuditAction.CREATE, made.id(), Map.of(), AuditFields.of(made));
    }

    @Test
    void anAdministratorsProductIsItsOwn() {
        Product made = done(products.create(engine.admin, ProductDraft.named("Ours")));

        assertThat(Optional.of(made.owner())).isEqualTo(engine.admin.accountId());
    }

    @Test
    void aNameIsTakenWithinItsAccountOnlyAndLeavesNoTrace() {
        assertThat(products.create(engine.vendor, ProductDraft.named("demo PLUGIN")))
                .isEqualTo(new ProductChange.NameTaken());
        assertThat(engine.audit()).isEmpty();

        assertThat(products.create(engine.other, ProductDraft.named("Demo Plugin")))
                .isInstanceOf(ProductChange.Done.class);
    }

    @Test
    void aChangeIsAuditedWithWhatDiffersAndToldSinceLicensesDependOnIt() {
        ProductDraft wanted = new ProductDraft(
                "Demo Plugin 2", Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), true);

        Product changed = done(products.change(engine.vendor, engine.product.id(), draft -> wanted));

        assertThat(changed).isEqualTo(wanted.applyTo(engine.product, LATER));
        assertThat(products.find(engine.vendor, engine.product.id())).contains(changed);
        assertAudited(
                AuditAction.UPDATE,
                changed.id(),
                Map.of("name", "Demo Plugin", "requireHardware", "false"),
                Map.of("name", "Demo Plugin 2", "requireHardware", "true"));
        assertThat(engine.told).containsExactly(new Change.AccountChanged(engine.vendorAccount.id()));
    }

    @Test
    void aChangeBeginsWithWhatWasDecidedSoFar() {
        products.change(engine.vendor, engine.product.id(), draft -> {
            assertThat(draft).isEqualTo(ProductDraft.of(engine.product));
            return draft;
        });

        assertThat(products.find(engine.vendor, engine.product.id()))
                .get()
                .extracting(Product::name)
                .isEqualTo("Demo Plugin");
    }

    @Test
    void aProductCanNotTakeAnothersName() {
        Product second = engine.addProduct(engine.vendorAccount.id(), "Second");

        assertThat(products.change(engine.vendor, second.id(), draft -> ProductDraft.named("Demo Plugin")))
                .isEqualTo(new ProductChange.NameTaken());

        assertThat(products.find(engine.vendor, second.id())).contains(second);
        assertThat(engine.audit()).isEmpty();
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aChangeByAnAdministratorIsInItsOwnersAudit() {
        products.change(engine.admin, engine.product.id(), draft -> ProductDraft.named("Renamed"));

        assertThat(engine.audit()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(engine.admin.accountId());
            assertThat(entry.owner()).contains(engine.vendorAccount.id());
        });
    }

    @Test
    void aProductWithoutLicensesIsDeletedAndItsNameIsFree() {
        assertThat(products.delete(engine.vendor, engine.product.id())).isEqualTo(ProductDeletion.DELETED);

        assertThat(products.find(engine.vendor, engine.product.id())).isEmpty();
        assertThat(products.list(engine.vendor, false, PageRequest.first(10)).items())
                .isEmpty();
        assertAudited(AuditAction.DELETE, engine.product.id(), AuditFields.of(engine.product), Map.of());
        assertThat(products.create(engine.vendor, ProductDraft.named("Demo Plugin")))
                .isInstanceOf(ProductChange.Done.class);
        assertThat(products.delete(engine.vendor, engine.product.id())).isEqualTo(ProductDeletion.NOT_FOUND);
    }

    @Test
    void aProductWithALicenseStays() {
        engine.addLicense();

        assertThat(products.delete(engine.vendor, engine.product.id())).isEqualTo(ProductDeletion.IN_USE);

        assertThat(products.find(engine.vendor, engine.product.id())).contains(engine.product);
        assertThat(engine.audit()).isEmpty();
    }

    @Test
    void aProductWithDeletedLicensesOnlyIsDeletedAndTheyStay() {
        License license = engine.addLicense();
        engine.engine().licenses().delete(engine.vendor, license.id());

        assertThat(products.delete(engine.vendor, engine.product.id())).isEqualTo(ProductDeletion.DELETED);

        assertThat(engine.license(license).isDeleted()).isTrue();
        assertThat(engine.persistence.licenseFacts().byKey(license.key())).isPresent();
    }

    @Test
    void aProductThatGoesWithItsLicensesHasThemAllRefusedAuditedAndTold() {
        List<License> licenses = List.of(engine.addLicense(), engine.addLicense());

        assertThat(products.deleteWithLicenses(engine.vendor, engine.product.id()))
                .isTrue();

        assertThat(products.find(engine.vendor, engine.product.uuid())).isEmpty();
        assertThat(engine.told).contains(new Change.AccountChanged(engine.vendorAccount.id()));
        for (License license : licenses) {
            assertThat(engine.license(license)).isEqualTo(license.deleted(LATER));
            assertThat(engine.validate(license.key(), Fixtures.IP, Fixtures.HARDWARE))
                    .isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
        }
        assertThat(engine.audit())
                .extracting(AuditEntry::resource)
                .containsExactly(AuditedResource.PRODUCT, AuditedResource.LICENSE, AuditedResource.LICENSE);
        assertThat(engine.audit())
                .allMatch(entry -> entry.action() == AuditAction.DELETE
                        && entry.actor().equals(engine.vendor.accountId())
                        && entry.origin().equals(Fixtures.origin()));
        assertThat(engine.events())
                .extracting(Event::type)
                .containsExactly(EventType.LICENSE_DELETED, EventType.LICENSE_DELETED);
        assertThat(products.deleteWithLicenses(engine.vendor, engine.product.id()))
                .isFalse();
    }

    @Test
    void ofALargeProductTheLicensesAreMarkedBehindTheAnswer() {
        for (int license = 0; license < 900; license++) {
            engine.addLicense();
        }

        assertThat(products.deleteWithLicenses(engine.vendor, engine.product.id()))
                .isTrue();

        Racers.awaitUntil(() -> engine.events().size() == 900);
        assertThat(engine.events()).hasSize(900);
        assertThat(engine.audit()).hasSize(901);
    }

    @Test
    void licensesThatAreYetToBeMarkedAreRefusedAndTakenUpByTheNextStart() {
        License license = engine.addLicense();
        engine.store(stores -> {
            stores.products().remove(engine.product.id());
            stores.products()
                    .addRemoval(new Removal(engine.product.id(), engine.vendor.accountId(), Fixtures.origin()));
        });

        assertThat(engine.validate(license.key(), Fixtures.IP, Fixtures.HARDWARE))
                .isInstanceOf(Validation.Refused.class);
        assertThat(engine.engine().licenses().delete(engine.vendor, license.id()))
                .isFalse();
        new MarkLicenses(engine.persistence.transactions(), new Journal(new CountingIdentifiers())).markAll(LATER);

        assertThat(engine.license(license)).isEqualTo(license.deleted(LATER));
        assertThat(engine.audit()).hasSize(1);
    }

    @Test
    void onlyPeopleTakeLicensesAwayWithTheirProductAndOnlyTheirOwn() {
        Caller app = new Caller.App(engine.vendorAccount.id(), engine.product.id(), Fixtures.origin());

        assertThatThrownBy(() -> products.deleteWithLicenses(app, engine.product.id()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> products.deleteWithLicenses(engine.buyer, engine.product.id()))
                .isInstanceOf(Forbidden.class);
        assertThat(products.deleteWithLicenses(engine.other, engine.product.id()))
                .isFalse();

        assertThat(products.find(app, engine.product.uuid())).contains(engine.product);
        assertThat(engine.audit()).isEmpty();
    }

    @Test
    void aSlugIsMadeFromTheNameAndToldApartByANumber() {
        Product first = done(products.create(engine.vendor, ProductDraft.named("My App!")));
        Product second = done(products.create(engine.vendor, ProductDraft.named("My App?")));

        assertThat(first.slug()).contains(new Slug("my-app"));
        assertThat(second.slug()).contains(new Slug("my-app-" + second.id().value()));
        assertThat(products.create(engine.vendor, ProductDraft.named("Third").called(new Slug("my-app"))))
                .isEqualTo(new ProductChange.NameTaken());
        assertThat(done(products.change(engine.vendor, first.id(), draft -> draft.renamed("Renamed")))
                        .slug())
                .contains(new Slug("my-app"));
    }

    @Test
    void productsThatAreStillSoldCanBeListedAlone() {
        Product retired = engine.addProduct(engine.vendorAccount.id(), "Retired");
        products.change(
                engine.vendor,
                retired.id(),
                draft -> new ProductDraft(
                        draft.name(),
                        draft.description(),
                        false,
                        draft.licensePrefix(),
                        draft.defaultIps(),
                        draft.defaultHardware(),
                        draft.requiresHardware()));

        assertThat(products.list(engine.vendor, true, PageRequest.first(10)).items())
                .containsExactly(engine.product);
        assertThat(products.list(engine.vendor, false, PageRequest.first(10)).items())
                .extracting(Product::id)
                .containsExactly(engine.product.id(), retired.id());
        assertThat(engine.<Long>stored(stores -> stores.products()
                        .list(false, EVERYTHING, PageRequest.first(10))
                        .total()))
                .isEqualTo(3);
    }

    private static Product done(ProductChange change) {
        assertThat(change).isInstanceOf(ProductChange.Done.class);
        return ((ProductChange.Done) change).product();
    }

    private void assertAudited(
            AuditAction action, ProductId product, Map<String, String> before, Map<String, String> after) {
        Caller.SignedIn vendor = (Caller.SignedIn) engine.vendor;
        assertThat(engine.audit())
                .containsExactly(new AuditEntry(
                        Optional.of(vendor.account()),
                        Optional.of(vendor.account()),
                        action,
                        AuditedResource.PRODUCT,
                        product.value(),
                        before,
                        after,
                        Fixtures.origin(),
                        true,
                        LATER));
    }
}
