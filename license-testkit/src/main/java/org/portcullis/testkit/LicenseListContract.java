package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.product.Product;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;

/** What the lists and counts of licences promise. */
public abstract class LicenseListContract extends StoreContract {
    private static final PageRequest ALL = PageRequest.first(100);

    private Product second;
    private Customer customer;
    private License plain;
    private License trial;
    private License expired;
    private License revoked;
    private License deleted;
    private License others;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenses before each test
    protected LicenseListContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    final void addLicenses() {
        second = addProduct(vendor.id(), "Second");
        customer = addCustomer(vendor.id(), "buyer@example.com");
        plain = addLicense();
        trial = addLicense(builder ->
                builder.kind(LicenseKind.TRIAL).customer(customer.id()).term(Term.until(NOW.plusMillis(1))));
        expired = addLicense(builder -> builder.product(second.id()).term(Term.until(NOW)));
        revoked = addLicense(builder -> builder.standing(Standing.REVOKED).customer(customer.id()));
        deleted = addLicense(builder ->
                builder.standing(Standing.DELETED).customer(customer.id()).product(second.id()));
        others = addLicense(builder -> builder.owner(other.id()).product(otherProduct.id()));
    }

    @Test
    void aListWithoutAnyMatchIsEmpty() {
        Page<License> page = list(LicenseFilter.ofProduct(new ProductId(4711)), EVERYTHING);

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isZero();
    }

    @Test
    void everythingIsListedByNumberWithoutTheDeleted() {
        assertThat(list(LicenseFilter.ALL, EVERYTHING).items()).containsExactly(plain, trial, expired, revoked, others);
    }

    @Test
    void aLicenseThatWasUpdatedStaysInItsPlace() {
        License updated =
                LicenseBuilder.like(plain).updatedAt(NOW.plusSeconds(60)).build();
        change(stores -> stores.licenses().update(updated));

        assertThat(list(LicenseFilter.ALL, EVERYTHING).items())
                .containsExactly(updated, trial, expired, revoked, others);
    }

    @Test
    void onlyWhatIsInScopeIsListed() {
        assertThat(list(LicenseFilter.ALL, new Scope.OwnedBy(vendor.id())).items())
                .containsExactly(plain, trial, expired, revoked);
        assertThat(list(LicenseFilter.ALL, new Scope.OwnedBy(other.id())).items())
                .containsExactly(others);
        assertThat(list(LicenseFilter.ALL, new Scope.OwnedBy(new AccountId(4711)))
                        .items())
                .isEmpty();
        assertThat(list(LicenseFilter.ALL, new Scope.Nothing()).items()).isEmpty();
    }

    @Test
    void ofOneProductItsLicensesAreListedFoundAndLockedAndNoOthers() {
        Scope ofSecond = new Scope.OfProduct(vendor.id(), second.id());
        License another = addLicense(builder -> builder.product(second.id()));

        assertThat(list(LicenseFilter.ALL, ofSecond).items()).containsExactly(expired, another);
        assertThat(list(LicenseFilter.ALL, ofSecond).total()).isEqualTo(2);
        assertThat(list(LicenseFilter.ofProduct(product.id()), ofSecond).items())
                .isEmpty();
        assertThat(list(LicenseFilter.ALL, new Scope.OfProduct(other.id(), second.id()))
                        .items())
                .isEmpty();
        check(stores -> {
            assertThat(stores.licenses().after(Optional.of(expired.id()), ofSecond, 10))
                    .containsExactly(another);
            assertThat(stores.licenses().find(another.id(), ofSecond)).contains(another);
            assertThat(stores.licenses().find(another.key(), ofSecond)).contains(another);
            assertThat(stores.licenses().lock(another.id(), ofSecond)).contains(another);
            assertThat(stores.licenses().find(trial.id(), ofSecond)).isEmpty();
            assertThat(stores.licenses().find(trial.key(), ofSecond)).isEmpty();
            assertThat(stores.licenses().lock(trial.id(), ofSecond)).isEmpty();
            assertThat(stores.products()
                            .list(false, ofSecond, PageRequest.first(10))
                            .items())
                    .containsExactly(second);
            assertThat(stores.products().find(product.id(), ofSecond)).isEmpty();
            assertThat(stores.products().lock(product.id(), ofSecond)).isEmpty();
            assertThat(stores.products().lock(second.id(), ofSecond)).contains(second);
        });
    }

    @Test
    void whatHasToDoWithNoProductIsOutOfAProductsScope() {
        Scope ofProduct = new Scope.OfProduct(vendor.id(), product.id());

        check(stores -> {
            assertThat(stores.customers().list(ofProduct, PageRequest.first(10)).items())
                    .isEmpty();
            assertThat(stores.customers().find(customer.id(), ofProduct)).isEmpty();
            assertThat(stores.customers().lock(customer.id(), ofProduct)).isEmpty();
            assertThat(stores.blacklists()
                            .list(ofProduct, PageRequest.first(10))
                            .items())
                    .isEmpty();
            assertThat(stores.apiTokens().list(ofProduct, PageRequest.first(10)).items())
                    .isEmpty();
            assertThat(stores.auditTrail()
                            .list(AuditFilter.ALL, ofProduct, PageRequest.first(10))
                            .items())
                    .isEmpty();
        });
        assertThat(backend.validationLog()
                        .list(ValidationFilter.ALL, ofProduct, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void aFilterDoesNotWidenTheScope() {
        Scope others = new Scope.OwnedBy(other.id());

        for (LicenseFilter filter : List.of(
                LicenseFilter.ofProduct(product.id()),
                ofCustomer(customer.id()),
                ofKind(LicenseKind.TRIAL),
                ofStanding(Standing.DELETED),
                expired(true))) {
            assertThat(list(filter, others).total()).isZero();
            assertThat(list(filter, new Scope.Nothing()).total()).isZero();
        }
    }

    @Test
    void eachFilterFindsWhatItAsksFor() {
        assertThat(list(LicenseFilter.ofProduct(second.id()), EVERYTHING).items())
                .containsExactly(expired);
        assertThat(list(ofCustomer(customer.id()), EVERYTHING).items()).containsExactly(trial, revoked);
        assertThat(list(ofKind(LicenseKind.TRIAL), EVERYTHING).items()).containsExactly(trial);
        assertThat(list(ofStanding(Standing.REVOKED), EVERYTHING).items()).containsExactly(revoked);
        assertThat(list(ofStanding(Standing.DELETED), EVERYTHING).items()).containsExactly(deleted);
        assertThat(list(expired(true), EVERYTHING).items()).containsExactly(expired);
        assertThat(list(expired(false), EVERYTHING).items()).containsExactly(plain, trial, revoked, others);
    }

    @Test
    void filtersTogetherAskForAllOfIt() {
        LicenseFilter filter = new LicenseFilter(
                Optional.of(product.id()),
                Optional.of(customer.id()),
                Optional.of(LicenseKind.TRIAL),
                Optional.of(Standing.ACTIVE),
                Optional.of(new LicenseFilter.Expiry(NOW, false)));
        LicenseFilter deletedOfCustomer = new LicenseFilter(
                Optional.of(second.id()),
                Optional.of(customer.id()),
                Optional.empty(),
                Optional.of(Standing.DELETED),
                Optional.empty());

        assertThat(list(filter, EVERYTHING).items()).containsExactly(trial);
        assertThat(list(filter, new Scope.OwnedBy(vendor.id())).items()).containsExactly(trial);
        LicenseFilter ofCustomerAndSecond = new LicenseFilter(
                Optional.of(second.id()),
                Optional.of(customer.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(list(deletedOfCustomer, EVERYTHING).items()).containsExactly(deleted);
        assertThat(list(ofCustomerAndSecond, EVERYTHING).items()).isEmpty();
    }

    @Test
    void pagesTogetherAreTheListAndTellItsTotal() {
        List<Page<License>> pages = Stream.of(0, 2, 4, 6)
                .map(skip -> inTransaction(
                        stores -> stores.licenses().list(LicenseFilter.ALL, EVERYTHING, new PageRequest(skip, 2))))
                .toList();

        assertThat(pages).extracting(Page::total).containsOnly(5L);
        assertThat(pages.stream().flatMap(page -> page.items().stream()))
                .containsExactly(plain, trial, expired, revoked, others);
    }

    @Test
    void aPageFarBehindTheEndIsEmpty() {
        check(stores -> {
            Page<License> page =
                    stores.licenses().list(LicenseFilter.ALL, EVERYTHING, new PageRequest(Long.MAX_VALUE, 1_000));

            assertThat(page.items()).isEmpty();
            assertThat(page.total()).isEqualTo(5);
        });
    }

    @Test
    void deletedLicensesAreNotCounted() {
        check(stores -> {
            assertThat(stores.licenses().count(vendor.id())).isEqualTo(4);
            assertThat(stores.licenses().count(other.id())).isEqualTo(1);
            assertThat(stores.licenses().count(new AccountId(4711))).isZero();
        });
    }

    @Test
    void whatHasOnlyDeletedLicensesHasNone() {
        change(stores -> stores.licenses().update(expired.deleted(NOW)));

        check(stores -> {
            assertThat(stores.licenses().existsFor(product.id())).isTrue();
            assertThat(stores.licenses().existsFor(second.id())).isFalse();
            assertThat(stores.licenses().existsFor(new ProductId(4711))).isFalse();
            assertThat(stores.licenses().existsFor(customer.id())).isTrue();
        });
        change(stores -> {
            stores.licenses().update(trial.deleted(NOW));
            stores.licenses().update(revoked.deleted(NOW));
        });
        check(stores -> {
            assertThat(stores.licenses().existsFor(customer.id())).isFalse();
            assertThat(stores.licenses().existsFor(new CustomerId(4711))).isFalse();
        });
    }

    private Page<License> list(LicenseFilter filter, Scope scope) {
        return inTransaction(stores -> stores.licenses().list(filter, scope, ALL));
    }

    private static LicenseFilter ofCustomer(CustomerId customer) {
        return new LicenseFilter(
                Optional.empty(), Optional.of(customer), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static LicenseFilter ofKind(LicenseKind kind) {
        return new LicenseFilter(
                Optional.empty(), Optional.empty(), Optional.of(kind), Optional.empty(), Optional.empty());
    }

    private static LicenseFilter ofStanding(Standing standing) {
        return new LicenseFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(standing), Optional.empty());
    }

    private static LicenseFilter expired(boolean expired) {
        return new LicenseFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new LicenseFilter.Expiry(NOW, expired)));
    }
}
