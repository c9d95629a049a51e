package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.product.Product;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.UserFigures;

/** What the figures of a business promise. */
public abstract class BusinessFiguresContract extends StoreContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final Days WEEK = Days.until(TODAY, 7);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    protected BusinessFiguresContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void revenueIsToldByDayAndCurrencyOfWhatIsInScope() {
        Product second = addProduct(vendor.id(), "Second");
        earn(vendor.id(), product.id(), TODAY, EUR, 1_000);
        earn(vendor.id(), product.id(), TODAY, EUR, -400);
        earn(vendor.id(), second.id(), TODAY, USD, 5);
        earn(vendor.id(), second.id(), TODAY.minusDays(6), EUR, 7);
        earn(vendor.id(), second.id(), TODAY.minusDays(7), EUR, 9_999);
        earn(other.id(), otherProduct.id(), TODAY, EUR, 3);

        check(stores -> {
            assertThat(stores.figures().revenue(new Scope.OwnedBy(vendor.id()), WEEK))
                    .containsExactly(
                            entry(TODAY.minusDays(6), sorted("EUR", 7)),
                            entry(TODAY, new java.util.TreeMap<>(Map.of("EUR", 600L, "USD", 5L))));
            assertThat(stores.figures().revenue(new Scope.OfProduct(vendor.id(), product.id()), WEEK))
                    .containsExactly(entry(TODAY, sorted("EUR", 600)));
            assertThat(stores.figures()
                            .revenue(EVERYTHING, new Days(TODAY, TODAY))
                            .get(TODAY))
                    .containsExactly(entry("EUR", 603L), entry("USD", 5L));
            assertThat(stores.figures().revenue(new Scope.Nothing(), WEEK)).isEmpty();
        });
    }

    @Test
    void licensesAreCountedByWhatTheyAreNow() {
        addLicense();
        addLicense(builder ->
                builder.plan(LicensePlan.PRO).standing(Standing.REVOKED).term(Term.until(NOW)));
        addLicense(builder -> builder.term(Term.until(NOW)));
        addLicense(builder -> builder.term(Term.until(NOW.plusMillis(1))));
        addLicense(builder -> builder.term(Term.until(NOW.minus(Duration.ofDays(400)))));
        addLicense(builder -> builder.term(Term.until(Term.LATEST)));
        addLicense(builder -> builder.standing(Standing.DELETED));
        License moved = addLicense();
        License others = addLicense(builder -> builder.owner(other.id()).product(otherProduct.id()));
        change(stores -> stores.licenses()
                .update(LicenseBuilder.like(moved)
                        .plan(LicensePlan.BUSINESS)
                        .standing(Standing.SUSPENDED)
                        .build()));

        check(stores -> {
            LicenseFigures figures = stores.figures().licenses(new Scope.OwnedBy(vendor.id()), NOW);
            assertThat(figures)
                    .isEqualTo(new LicenseFigures(
                            Map.of(Standing.ACTIVE, 5L, Standing.REVOKED, 1L, Standing.SUSPENDED, 1L),
                            2,
                            Map.of(LicensePlan.FREE, 5L, LicensePlan.PRO, 1L, LicensePlan.BUSINESS, 1L),
                            Map.of(product.id(), 7L)));
            assertThat(figures.total()).isEqualTo(7);
            assertThat(stores.figures()
                            .licenses(new Scope.OwnedBy(vendor.id()), NOW.plus(Duration.ofDays(1)))
                            .expired())
                    .isEqualTo(3);
            assertThat(stores.figures().licenses(EVERYTHING, NOW).byProduct())
                    .containsOnly(entry(product.id(), 7L), entry(otherProduct.id(), 1L));
            assertThat(stores.figures()
                            .licenses(new Scope.OfProduct(other.id(), otherProduct.id()), NOW)
                            .total())
                    .isEqualTo(1);
            assertThat(stores.figures()
                            .licenses(new Scope.OfProduct(vendor.id(), otherProduct.id()), NOW)
                            .total())
                    .isZero();
            stores.licenses().markDeleted(List.of(others), NOW);
            assertThat(stores.figures()
                            .licenses(new Scope.OwnedBy(other.id()), NOW)
                            .total())
                    .isZero();
        });
    }

    @Test
    void whatWasMadeStaysCountedAfterItIsDeleted() {
        License license = addLicense();
        addLicense(builder -> builder.createdAt(NOW.minus(Duration.ofDays(6))));
        addLicense(builder -> builder.createdAt(NOW.minus(Duration.ofDays(7))));
        change(stores -> stores.licenses().update(license.deleted(NOW)));

        check(stores -> {
            assertThat(stores.figures().created(new Scope.OwnedBy(vendor.id()), WEEK))
                    .containsExactly(entry(TODAY.minusDays(6), 1L), entry(TODAY, 1L));
            assertThat(stores.figures().created(new Scope.OwnedBy(other.id()), WEEK))
                    .isEmpty();
        });
    }

    @Test
    void usersOfAVendorAreItsCustomersAndOfTheInstanceItsAccounts() {
        Customer active = addCustomer(vendor.id(), "active@example.com");
        Customer idle = addCustomer(vendor.id(), "idle@example.com");
        Customer gone = addCustomer(vendor.id(), "gone@example.com");
        addCustomer(other.id(), "theirs@example.com");
        addLicense(builder -> builder.customer(active.id()));
        addLicense(builder -> builder.customer(idle.id()).standing(Standing.DELETED));
        change(stores -> stores.customers().remove(gone.id()));

        check(stores -> {
            assertThat(stores.figures().users(new Scope.OwnedBy(vendor.id()), WEEK, NOW))
                    .isEqualTo(new UserFigures(new java.util.TreeMap<>(Map.of(TODAY, 3L)), 2, 1));
            assertThat(stores.figures().users(EVERYTHING, WEEK, NOW))
                    .isEqualTo(new UserFigures(new java.util.TreeMap<>(Map.of(TODAY, 2L)), 2, 0));
            assertThat(stores.figures().users(new Scope.OfProduct(vendor.id(), product.id()), WEEK, NOW))
                    .isEqualTo(UserFigures.NONE);
            assertThat(stores.figures().products(EVERYTHING)).isEqualTo(2);
        });
    }

    @Test
    void aCustomerIsActiveWhileItHasALicense() {
        Customer customer = addCustomer(vendor.id(), "a@example.com");
        Customer next = addCustomer(vendor.id(), "b@example.com");
        License first = addLicense(builder -> builder.customer(customer.id()));
        License second = addLicense(builder -> builder.customer(customer.id()));
        assertThat(active()).isEqualTo(1);

        change(stores -> stores.licenses().update(first.soldTo(next.id())));
        assertThat(active()).isEqualTo(2);

        change(stores -> stores.licenses().markDeleted(List.of(second), NOW));
        assertThat(active()).isEqualTo(1);

        change(stores -> stores.customers().remove(next.id()));
        assertThat(active()).isZero();
        change(stores -> stores.licenses().update(first.withoutCustomer().deleted(NOW)));
        assertThat(active()).isZero();
    }

    private long active() {
        return inTransaction(stores -> stores.figures()
                .users(new Scope.OwnedBy(vendor.id()), WEEK, NOW)
                .active());
    }

    @Test
    void whatIsRolledBackWasNotCounted() {
        assertThatThrownBy(() -> change(stores -> {
                    stores.figures().addRevenue(vendor.id(), product.id(), TODAY, EUR, 100);
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(IllegalStateException.class);

        check(stores -> assertThat(stores.figures().revenue(EVERYTHING, WEEK)).isEmpty());
    }

    private void earn(AccountId owner, ProductId of, LocalDate day, Currency currency, long amount) {
        change(stores -> stores.figures().addRevenue(owner, of, day, currency, amount));
    }

    private static java.util.SortedMap<String, Long> sorted(String currency, long amount) {
        return new java.util.TreeMap<>(Map.of(currency, amount));
    }
}
