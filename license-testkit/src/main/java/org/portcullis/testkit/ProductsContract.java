package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.ProductListing;
import org.portcullis.core.product.ProductType;
import org.portcullis.core.product.Removal;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What the products promise. */
public abstract class ProductsContract extends StoreContract {

    protected ProductsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aProductIsFoundAsItWasAddedWithEveryField() {
        for (String text : HostileTexts.NAMES) {
            Product added = add(vendor.id(), everyField(text));

            check(stores ->
                    assertThat(stores.products().find(added.id(), EVERYTHING)).contains(added));
        }
        check(stores ->
                assertThat(stores.products().find(product.id(), EVERYTHING)).contains(product));
    }

    @Test
    void anUpdatedProductIsFoundAsItWasUpdated() {
        Product updated = everyField("Another Name").applyTo(product, Instant.parse("2026-01-15T12:00:00.001Z"));

        change(stores -> stores.products().update(updated));

        check(stores -> {
            assertThat(stores.products().find(product.id(), EVERYTHING)).contains(updated);
            assertThat(stores.products().find(otherProduct.id(), EVERYTHING)).contains(otherProduct);
        });
    }

    @Test
    void anUnknownProductIsNotFound() {
        check(stores -> {
            assertThat(stores.products().find(new ProductId(4711), EVERYTHING)).isEmpty();
            assertThat(stores.products().lock(new ProductId(4711), EVERYTHING)).isEmpty();
        });
    }

    @Test
    void whatIsOutOfScopeIsAsIfItDidNotExist() {
        check(stores -> {
            for (Scope scope : List.of(new Scope.OwnedBy(other.id()), new Scope.Nothing())) {
                assertThat(stores.products().find(product.id(), scope)).isEmpty();
                assertThat(stores.products().lock(product.id(), scope)).isEmpty();
                assertThat(list(false, scope).items()).doesNotContain(product);
            }
            Scope own = new Scope.OwnedBy(vendor.id());
            assertThat(stores.products().find(product.id(), own)).contains(product);
            assertThat(stores.products().lock(product.id(), own)).contains(product);
            assertThat(list(false, own).items()).containsExactly(product);
        });
    }

    @Test
    void aNameInUseIsRefusedInWhateverCaseAndNothingChanged() {
        Product umlaut = add(vendor.id(), ProductDraft.named("\u00DCbung \u00E9"));

        for (String taken : List.of("Demo Plugin", "DEMO plugin", "\u00FCBUNG \u00C9")) {
            assertThatThrownBy(() -> add(vendor.id(), ProductDraft.named(taken)))
                    .isInstanceOf(Duplicate.class);
        }
        assertThatThrownBy(() -> change(stores -> stores.products()
                        .update(ProductDraft.named("demo PLUGIN").applyTo(umlaut, NOW))))
                .isInstanceOf(Duplicate.class);

        assertThat(list(false, new Scope.OwnedBy(vendor.id())).items()).containsExactly(product, umlaut);
    }

    @Test
    void anotherAccountMayUseTheSameNameAndAProductItsOwnInAnotherCase() {
        Product others = add(other.id(), ProductDraft.named("Demo Plugin"));
        Product renamed = ProductDraft.named("DEMO PLUGIN").applyTo(product, NOW);
        change(stores -> stores.products().update(renamed));

        check(stores -> {
            assertThat(stores.products().find(others.id(), EVERYTHING)).contains(others);
            assertThat(stores.products().find(product.id(), EVERYTHING)).contains(renamed);
        });
    }

    @Test
    void ofTwoThatAddTheSameNameAtOnceOneWins() {
        List<Boolean> won = Racers.race(8, number -> {
            try {
                add(vendor.id(), ProductDraft.named("Same Name"));
                return true;
            } catch (Duplicate taken) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
    }

    @Test
    void productsAreListedByNumberInPages() {
        Product second = add(vendor.id(), ProductDraft.named("A comes first"));

        assertThat(list(false, EVERYTHING).items()).containsExactly(product, otherProduct, second);
        check(stores -> {
            Page<Product> page = stores.products().list(false, EVERYTHING, new PageRequest(1, 1));
            assertThat(page.items()).containsExactly(otherProduct);
            assertThat(page.total()).isEqualTo(3);
        });
    }

    @Test
    void productsAreGoneThroughByNumberFromAnyOfThemOn() {
        Product second = add(vendor.id(), ProductDraft.named("Second"));
        Scope own = new Scope.OwnedBy(vendor.id());

        check(stores -> {
            assertThat(stores.products().after(Optional.empty(), EVERYTHING, 10))
                    .containsExactly(product, otherProduct, second);
            assertThat(stores.products().after(Optional.empty(), EVERYTHING, 2)).containsExactly(product, otherProduct);
            assertThat(stores.products().after(Optional.of(product.id()), EVERYTHING, 10))
                    .containsExactly(otherProduct, second);
            assertThat(stores.products().after(Optional.empty(), own, 10)).containsExactly(product, second);
            assertThat(stores.products().after(Optional.of(product.id()), own, 10))
                    .containsExactly(second);
            assertThat(stores.products().after(Optional.of(second.id()), own, 10))
                    .isEmpty();
            assertThat(stores.products().after(Optional.of(new ProductId(Long.MAX_VALUE)), own, 10))
                    .isEmpty();
            assertThat(stores.products().after(Optional.empty(), new Scope.Nothing(), 10))
                    .isEmpty();
        });
        change(stores -> stores.products().remove(second.id()));
        check(stores -> assertThat(stores.products().after(Optional.of(product.id()), own, 10))
                .isEmpty());
    }

    @Test
    void whatIsNoLongerSoldIsOnlyListedIfAskedFor() {
        Product retired = add(
                vendor.id(),
                new ProductDraft(
                        "Retired",
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));

        Scope own = new Scope.OwnedBy(vendor.id());
        assertThat(list(false, own).items()).containsExactly(product, retired);
        assertThat(list(true, own).items()).containsExactly(product);
        assertThat(list(true, own).total()).isEqualTo(1);
    }

    @Test
    void aRemovedProductIsInNoAnswerAndItsNameIsFree() {
        License deleted = addLicense(builder -> builder.standing(Standing.DELETED));

        change(stores -> stores.products().remove(product.id()));

        check(stores -> {
            assertThat(stores.products().find(product.id(), EVERYTHING)).isEmpty();
            assertThat(stores.products().lock(product.id(), EVERYTHING)).isEmpty();
            assertThat(stores.licenses().find(deleted.id(), EVERYTHING)).contains(deleted);
        });
        assertThat(list(false, EVERYTHING).items()).containsExactly(otherProduct);
        Product again = add(vendor.id(), ProductDraft.named("Demo Plugin"));
        assertThat(again.id()).isNotEqualTo(product.id());
        assertThat(list(false, EVERYTHING).items()).containsExactly(otherProduct, again);
    }

    @Test
    void whatIsBarredForARemovedProductAloneGoesWithIt() {
        BlacklistEntry ofProduct = bar(new BlacklistScope.Product(vendor.id(), product.id()));
        BlacklistEntry ofVendor = bar(new BlacklistScope.Account(vendor.id()));
        BlacklistEntry ofInstance = bar(new BlacklistScope.Instance());

        change(stores -> {
            stores.products().remove(product.id());
            stores.products().remove(new ProductId(4711));
        });

        check(stores -> {
            assertThat(stores.blacklists().find(ofProduct.id(), EVERYTHING)).isEmpty();
            assertThat(stores.blacklists()
                            .list(EVERYTHING, PageRequest.first(10))
                            .items())
                    .containsExactly(ofVendor, ofInstance);
        });
    }

    @Test
    void anUpdateDoesNotBringBackARemovedProduct() {
        change(stores -> stores.products().remove(product.id()));

        change(stores -> stores.products().update(product));

        assertThat(list(false, EVERYTHING).items()).containsExactly(otherProduct);
        add(vendor.id(), ProductDraft.named(product.name()));
    }

    @Test
    void whoeverElseLocksALockedProductWaits() {

        Future<Optional<Product>> waiting = inTransaction(stores -> {
            stores.products().lock(product.id(), EVERYTHING);
            Future<Optional<Product>> second = Racers.startWaiting(
                    () -> inTransaction(others -> others.products().lock(product.id(), EVERYTHING)));
            stores.products().remove(product.id());
            return second;
        });

        assertThat(Racers.result(waiting)).isEmpty();
    }

    @Test
    void aProductIsFoundByItsOtherNameAndItsSlugWithinScope() {
        Slug slug = new Slug("my-app");
        Product added = add(vendor.id(), ProductDraft.named("My App").called(slug));

        check(stores -> {
            assertThat(stores.products().find(added.uuid(), EVERYTHING)).contains(added);
            assertThat(stores.products().find(added.uuid(), new Scope.OwnedBy(other.id())))
                    .isEmpty();
            assertThat(stores.products().find(CountingIdentifiers.uuid(NOW, 4711), EVERYTHING))
                    .isEmpty();
            assertThat(stores.products().findBySlug(vendor.id(), slug)).contains(added);
            assertThat(stores.products().findBySlug(other.id(), slug)).isEmpty();
        });
    }

    @Test
    void aSlugIsTakenWithinItsAccountUntilItsProductIsRemoved() {
        ProductDraft draft = ProductDraft.named("My App").called(new Slug("my-app"));
        Product first = add(vendor.id(), draft);
        add(other.id(), draft);

        assertThatThrownBy(() -> add(vendor.id(), draft.renamed("Another"))).isInstanceOf(Duplicate.class);
        assertThatThrownBy(() -> change(stores -> stores.products()
                        .update(ProductDraft.of(product)
                                .called(new Slug("my-app"))
                                .applyTo(product, NOW))))
                .isInstanceOf(Duplicate.class);

        change(stores -> stores.products().remove(first.id()));
        add(vendor.id(), draft);
        check(stores ->
                assertThat(stores.products().find(first.uuid(), EVERYTHING)).isEmpty());
    }

    @Test
    void theLicensesOfARemovedProductAnswerAsDeletedAndAreMarkedPieceByPiece() {
        List<License> living = List.of(addLicense(), addLicense(), addLicense());
        License elsewhere = addLicense(builder -> builder.owner(other.id()).product(otherProduct.id()));
        Removal removal = new Removal(product.id(), Optional.of(vendor.id()), Fixtures.origin());

        change(stores -> {
            stores.products().remove(product.id());
            stores.products().addRemoval(removal);
        });

        for (License license : living) {
            check(stores -> {
                assertThat(stores.licenses().find(license.id(), EVERYTHING))
                        .get()
                        .matches(License::isDeleted);
                assertThat(stores.licenses().find(license.uuid(), EVERYTHING))
                        .get()
                        .matches(License::isDeleted);
                assertThat(stores.licenses().lock(license.key())).get().matches(License::isDeleted);
                assertThat(stores.licenses().lock(license.id(), EVERYTHING))
                        .get()
                        .matches(License::isDeleted);
            });
            assertThat(backend.licenseFacts().byKey(license.key()))
                    .get()
                    .matches(facts -> facts.license().isDeleted());
        }
        Instant later = NOW.plusSeconds(1);
        change(stores -> {
            assertThat(stores.products().lockRemoval()).contains(removal);
            List<License> piece = stores.licenses().lockUnmarked(product.id(), Optional.empty(), 2);
            assertThat(piece).containsExactly(living.get(0), living.get(1));
            stores.licenses().markDeleted(piece, later);
        });
        check(stores -> {
            assertThat(stores.licenses().find(living.getFirst().id(), EVERYTHING))
                    .contains(living.getFirst().deleted(later));
            for (Optional<LicenseId> last : List.of(
                    Optional.<LicenseId>empty(), Optional.of(living.get(1).id()))) {
                assertThat(stores.licenses().lockUnmarked(product.id(), last, 2))
                        .containsExactly(living.get(2));
            }
            assertThat(stores.licenses()
                            .lockUnmarked(
                                    product.id(), Optional.of(living.get(2).id()), 2))
                    .isEmpty();
            assertThat(stores.licenses().count(vendor.id())).isEqualTo(1);
            stores.products().endRemoval(product.id());
            assertThat(stores.products().lockRemoval()).isEmpty();
            assertThat(stores.licenses().find(elsewhere.id(), EVERYTHING)).contains(elsewhere);
        });
    }

    private BlacklistEntry bar(BlacklistScope scope) {
        return inTransaction(stores -> {
            BlacklistEntry entry = Fixtures.barred(stores.blacklists().nextId(), scope, Fixtures.IP);
            stores.blacklists().add(entry);
            return entry;
        });
    }

    private Product add(AccountId owner, ProductDraft draft) {
        return inTransaction(stores -> {
            ProductId id = stores.products().nextId();
            Product added = draft.product(id, CountingIdentifiers.uuid(NOW, id.value()), owner, NOW);
            stores.products().add(added);
            return added;
        });
    }

    private Page<Product> list(boolean activeOnly, Scope scope) {
        return inTransaction(stores -> stores.products().list(activeOnly, scope, PageRequest.first(100)));
    }

    private static ProductDraft everyField(String text) {
        return new ProductDraft(
                text.strip(),
                Optional.of(HostileTexts.LONGEST_NOTES),
                false,
                Optional.of("LIC"),
                Optional.of(Limit.UNLIMITED),
                Optional.of(Limit.of(0)),
                true,
                new ProductListing(
                        ProductType.MINECRAFT_JAVA_MOD,
                        Optional.of(text),
                        Optional.of(""),
                        Optional.of(text),
                        Optional.of(text),
                        Optional.of(text)));
    }
}
