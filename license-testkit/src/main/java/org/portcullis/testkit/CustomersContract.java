package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.customer.PlatformAccount;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What the customers promise. */
public abstract class CustomersContract extends StoreContract {

    protected CustomersContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aCustomerIsFoundAsItWasAddedWithEveryField() {
        for (String text : HostileTexts.NAMES) {
            Customer added = add(vendor.id(), everyField(text));

            check(stores ->
                    assertThat(stores.customers().find(added.id(), EVERYTHING)).contains(added));
        }
    }

    @Test
    void anUpdatedCustomerIsFoundAsItWasUpdated() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        Customer neighbour = addCustomer(vendor.id(), "neighbour@example.com");
        Customer updated = everyField("Another").applyTo(customer, NOW.plusMillis(1));

        change(stores -> stores.customers().update(updated));

        check(stores -> {
            assertThat(stores.customers().find(customer.id(), EVERYTHING)).contains(updated);
            assertThat(stores.customers().findByEmail(vendor.id(), "buyer@example.com"))
                    .isEmpty();
            assertThat(stores.customers().find(neighbour.id(), EVERYTHING)).contains(neighbour);
        });
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        check(stores -> {
            assertThat(stores.customers().find(new CustomerId(4711), EVERYTHING))
                    .isEmpty();
            assertThat(stores.customers().lock(new CustomerId(4711), EVERYTHING))
                    .isEmpty();
            assertThat(stores.customers().findByEmail(vendor.id(), "nobody@example.com"))
                    .isEmpty();
            assertThat(stores.customers().list(EVERYTHING, PageRequest.first(1)).items())
                    .isEmpty();
        });
    }

    @Test
    void whatIsOutOfScopeIsAsIfItDidNotExist() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");

        check(stores -> {
            for (Scope scope : List.of(new Scope.OwnedBy(other.id()), new Scope.Nothing())) {
                assertThat(stores.customers().find(customer.id(), scope)).isEmpty();
                assertThat(stores.customers().lock(customer.id(), scope)).isEmpty();
                assertThat(list(scope).total()).isZero();
            }
            Scope own = new Scope.OwnedBy(vendor.id());
            assertThat(stores.customers().find(customer.id(), own)).contains(customer);
            assertThat(stores.customers().lock(customer.id(), own)).contains(customer);
            assertThat(list(own).items()).containsExactly(customer);
        });
    }

    @Test
    void anAddressIsFoundInWhateverCaseWithinItsAccount() {
        Customer customer = addCustomer(vendor.id(), "B\u00FCyer@Example.com");
        Customer others = addCustomer(other.id(), "b\u00FCyer@example.com");

        check(stores -> {
            for (String email : List.of("B\u00FCyer@Example.com", "b\u00DCYER@EXAMPLE.COM")) {
                assertThat(stores.customers().findByEmail(vendor.id(), email)).contains(customer);
                assertThat(stores.customers().findByEmail(other.id(), email)).contains(others);
            }
            assertThat(stores.customers().findByEmail(vendor.id(), "b%@example.com"))
                    .isEmpty();
        });
    }

    @Test
    void anAddressInUseIsRefusedInWhateverCaseAndNothingChanged() {
        Customer customer = addCustomer(vendor.id(), "Buyer@example.com");
        Customer second = addCustomer(vendor.id(), "second@example.com");

        assertThatThrownBy(() -> addCustomer(vendor.id(), "buyer@EXAMPLE.com")).isInstanceOf(Duplicate.class);
        assertThatThrownBy(() -> change(stores -> stores.customers()
                        .update(CustomerDraft.of("Second", "BUYER@example.com").applyTo(second, NOW))))
                .isInstanceOf(Duplicate.class);

        assertThat(list(EVERYTHING).items()).containsExactly(customer, second);
    }

    @Test
    void anyNumberOfCustomersMayHaveNoAddress() {
        CustomerDraft without =
                new CustomerDraft("No Address", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Customer first = add(vendor.id(), without);
        Customer second = add(vendor.id(), without);

        assertThat(list(EVERYTHING).items()).containsExactly(first, second);
    }

    @Test
    void customersAreListedByNumberInPages() {
        Customer first = addCustomer(vendor.id(), "z@example.com");
        Customer second = addCustomer(other.id(), "a@example.com");
        Customer third = addCustomer(vendor.id(), "m@example.com");

        assertThat(list(EVERYTHING).items()).containsExactly(first, second, third);
        assertThat(list(new Scope.OwnedBy(vendor.id())).items()).containsExactly(first, third);
        check(stores -> {
            Page<Customer> page = stores.customers().list(EVERYTHING, new PageRequest(1, 1));
            assertThat(page.items()).containsExactly(second);
            assertThat(page.total()).isEqualTo(3);
        });
    }

    @Test
    void theLicensesOfARemovedCustomerStayWithoutOne() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        Customer neighbour = addCustomer(vendor.id(), "neighbour@example.com");
        License sold = addLicense(builder -> builder.customer(customer.id()));
        License deleted = addLicense(builder -> builder.customer(customer.id()).standing(Standing.DELETED));
        License neighbours = addLicense(builder -> builder.customer(neighbour.id()));

        change(stores -> stores.customers().remove(customer.id()));

        check(stores -> {
            assertThat(stores.customers().find(customer.id(), EVERYTHING)).isEmpty();
            assertThat(stores.customers().findByEmail(vendor.id(), "buyer@example.com"))
                    .isEmpty();
            assertThat(stores.licenses().find(sold.id(), EVERYTHING)).contains(sold.withoutCustomer());
            assertThat(stores.licenses().find(deleted.id(), EVERYTHING)).contains(deleted.withoutCustomer());
            assertThat(stores.licenses().find(neighbours.id(), EVERYTHING)).contains(neighbours);
            assertThat(stores.licenses().existsFor(customer.id())).isFalse();
        });
        assertThat(addCustomer(vendor.id(), "buyer@example.com").id()).isNotEqualTo(customer.id());
    }

    @Test
    void anUpdateDoesNotBringBackARemovedCustomer() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        change(stores -> stores.customers().remove(customer.id()));

        change(stores -> {
            stores.customers().update(customer);
            stores.customers().remove(customer.id());
        });

        assertThat(list(EVERYTHING).items()).isEmpty();
    }

    @Test
    void ofTwoChangesUnderTheLockNeitherIsLost() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");

        Future<Optional<Customer>> waiting = inTransaction(stores -> {
            stores.customers().lock(customer.id(), EVERYTHING);
            Future<Optional<Customer>> second = Racers.startWaiting(
                    () -> inTransaction(others -> others.customers().lock(customer.id(), EVERYTHING)));
            stores.customers().update(everyField("Changed").applyTo(customer, NOW));
            return second;
        });

        assertThat(Racers.result(waiting)).map(Customer::name).contains("Changed");
    }

    @Test
    void customersAreGoneThroughByNumberFromAnyOfThemOn() {
        Customer first = addCustomer(vendor.id(), "z@example.com");
        Customer others = addCustomer(other.id(), "b@example.com");
        Customer second = addCustomer(vendor.id(), "a@example.com");
        Scope own = new Scope.OwnedBy(vendor.id());

        check(stores -> {
            assertThat(stores.customers().after(Optional.empty(), EVERYTHING, 10))
                    .containsExactly(first, others, second);
            assertThat(stores.customers().after(Optional.of(first.id()), EVERYTHING, 1))
                    .containsExactly(others);
            assertThat(stores.customers().after(Optional.of(first.id()), own, 10))
                    .containsExactly(second);
            assertThat(stores.customers().after(Optional.of(second.id()), own, 10))
                    .isEmpty();
            assertThat(stores.customers().after(Optional.empty(), new Scope.Nothing(), 10))
                    .isEmpty();
        });
    }

    private Customer add(AccountId owner, CustomerDraft draft) {
        return inTransaction(stores -> {
            CustomerId id = stores.customers().nextId();
            Customer added = draft.customer(id, CountingIdentifiers.uuid(NOW, id.value()), owner, NOW);
            stores.customers().add(added);
            return added;
        });
    }

    private Page<Customer> list(Scope scope) {
        return inTransaction(stores -> stores.customers().list(scope, PageRequest.first(100)));
    }

    private static CustomerDraft everyField(String text) {
        return new CustomerDraft(
                text,
                Optional.of(text),
                Optional.of(text),
                Optional.of(text),
                Optional.of(HostileTexts.LONGEST_NOTES),
                new CustomerProfile(
                        Optional.of(text),
                        Optional.of(""),
                        Optional.of(text),
                        Optional.of(text),
                        Optional.of(text),
                        Optional.of(text),
                        Map.of(
                                Platform.SPIGOT,
                                new PlatformAccount(Optional.of(text), Optional.empty()),
                                Platform.BUILT_BY_BIT,
                                new PlatformAccount(Optional.of("4711"), Optional.of(text)))));
    }
}
