package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.PaymentId;
import org.portcullis.core.license.License;
import org.portcullis.core.payment.Money;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What the payments promise. */
public abstract class PaymentsContract extends StoreContract {

    private License license;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenseToPayFor before each test
    protected PaymentsContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    void addLicenseToPayFor() {
        license = addLicense();
    }

    @Test
    void aPaymentIsFoundAsItWasAddedWithEveryField() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        for (String text : HostileTexts.NAMES) {
            for (PaymentStatus status : PaymentStatus.values()) {
                Payment added = add(draft -> new PaymentDraft(
                        draft.license(),
                        Optional.of(customer.id()),
                        new Money(Money.MOST, Currency.getInstance("JPY")),
                        status,
                        Optional.of(text),
                        Optional.of(status + text.substring(0, Math.min(text.length(), 40)))));

                check(stores -> assertThat(stores.payments().lock(added.id(), EVERYTHING))
                        .contains(added));
            }
        }
    }

    @Test
    void anUpdateKeepsTheStatusAndItsTime() {
        Payment payment = add(draft -> draft);
        Payment neighbour = add(draft -> draft);
        Payment paid = payment.with(PaymentStatus.COMPLETED, NOW.plusMillis(1));

        change(stores -> stores.payments().update(paid));

        check(stores -> {
            assertThat(stores.payments().lock(payment.id(), EVERYTHING)).contains(paid);
            assertThat(stores.payments().lock(neighbour.id(), EVERYTHING)).contains(neighbour);
            assertThat(stores.payments().lock(new PaymentId(4711), EVERYTHING)).isEmpty();
        });
    }

    @Test
    void aProvidersIdIsUniqueWithinItsOwner() {
        UnaryOperator<PaymentDraft> named = draft -> new PaymentDraft(
                draft.license(),
                draft.customer(),
                draft.money(),
                draft.status(),
                draft.provider(),
                Optional.of("pi_1"));
        add(named);

        assertThatThrownBy(() -> add(named)).isInstanceOf(Duplicate.class);

        add(draft -> draft);
        add(draft -> draft);
        assertThat(list(EVERYTHING).total()).isEqualTo(3);
    }

    @Test
    void paymentsAreListedNewestFirstWithinScopeInPages() {
        List<Payment> payments = List.of(add(draft -> draft), add(draft -> draft), add(draft -> draft));

        assertThat(list(new Scope.OwnedBy(vendor.id())).items()).containsExactlyElementsOf(payments.reversed());
        assertThat(list(EVERYTHING).items()).containsExactlyElementsOf(payments.reversed());
        check(stores -> {
            Page<Payment> page = stores.payments().list(EVERYTHING, new PageRequest(1, 1));
            assertThat(page.items()).containsExactly(payments.get(1));
            assertThat(page.total()).isEqualTo(3);
        });
        for (Scope scope : List.of(
                new Scope.OwnedBy(other.id()), new Scope.Nothing(), new Scope.OfProduct(vendor.id(), product.id()))) {
            assertThat(list(scope).total()).isZero();
            check(stores -> assertThat(
                            stores.payments().lock(payments.getFirst().id(), scope))
                    .isEmpty());
        }
    }

    @Test
    void aPaymentOutlivesItsCustomer() {
        Customer customer = addCustomer(vendor.id(), "buyer@example.com");
        Payment payment = add(draft -> new PaymentDraft(
                draft.license(),
                Optional.of(customer.id()),
                draft.money(),
                draft.status(),
                draft.provider(),
                draft.providerId()));

        change(stores -> stores.customers().remove(customer.id()));

        check(stores ->
                assertThat(stores.payments().lock(payment.id(), EVERYTHING)).contains(payment.withoutCustomer()));
    }

    private Payment add(UnaryOperator<PaymentDraft> shape) {
        PaymentDraft draft = shape.apply(new PaymentDraft(
                license.id(),
                Optional.empty(),
                new Money(1_999, Currency.getInstance("EUR")),
                PaymentStatus.PENDING,
                Optional.empty(),
                Optional.empty()));
        return inTransaction(stores -> {
            PaymentId id = stores.payments().nextId();
            Payment payment = draft.payment(id, CountingIdentifiers.uuid(NOW, id.value()), license, NOW);
            stores.payments().add(payment);
            return payment;
        });
    }

    private Page<Payment> list(Scope scope) {
        return inTransaction(stores -> stores.payments().list(scope, PageRequest.first(100)));
    }
}
