package org.portcullis.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;

/** Each use case is one transaction: if that can't be committed nothing is left, neither of the change nor of its trace. */
class AtomicityTest {

    private static final PageRequest PAGE = PageRequest.first(100);

    private final NeverCommitting transactions = new NeverCommitting();
    private final MemoryEngine engine =
            MemoryEngine.wired().transactions(transactions::over).open();
    private License license;
    private Customer customer;
    private Product unused;
    private BlacklistEntry entry;

    /** Commits nothing from some moment on: each transaction's work is done, and then rolled back. */
    private static final class NeverCommitting {
        private boolean broken;

        void breakDown() {
            broken = true;
        }

        Transactions over(Transactions real) {
            return new Transactions() {
                @Override
                public <T> T inTransaction(Function<Stores, T> work) {
                    return real.inTransaction(stores -> {
                        T result = work.apply(stores);
                        if (broken) {
                            throw new StorageException("it could not be committed");
                        }
                        return result;
                    });
                }
            };
        }
    }

    @FunctionalInterface
    private interface UseCase {
        Object run(AtomicityTest test, LicenseEngine engine);
    }

    @BeforeEach
    void addThings() {
        customer = engine.addCustomer(engine.vendorAccount.id(), "acme@example.com");
        license = engine.addLicense(
                builder -> builder.kind(LicenseKind.CONSUMPTION).customer(customer.id()));
        engine.store(stores -> stores.credits().setTotal(license.id(), 10));
        engine.addSeats(license, IP, HARDWARE);
        unused = engine.addProduct(engine.vendorAccount.id(), "Unused");
        entry = engine.stored(stores -> {
            BlacklistEntry made =
                    barred(stores.blacklists().nextId(), new BlacklistScope.Account(engine.vendorAccount.id()), ip(66));
            stores.blacklists().add(made);
            return made;
        });
        engine.validate(license.key(), IP, HARDWARE); // reads the owner's plan
        engine.told.clear();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<Named<UseCase>> useCases() {
        return Stream.of(
                useCase(
                        "take a seat and spend",
                        (test, engine) -> test.engine.validate(
                                ValidationRequest.of(test.license.key(), ip(2), Optional.of(HARDWARE), 1))),
                useCase(
                        "make a license",
                        (test, engine) -> engine.licenses()
                                .create(test.engine.vendor, LicenseDrafts.plain(test.engine.product.id()))),
                useCase(
                        "change a license",
                        (test, engine) -> engine.licenses()
                                .change(
                                        test.engine.vendor,
                                        test.license.id(),
                                        LicensePatch.changes()
                                                .notes(Patch.to("paid"))
                                                .build(),
                                        OptionalLong.of(20))),
                useCase(
                        "delete a license",
                        (test, engine) -> engine.licenses().delete(test.engine.vendor, test.license.id())),
                useCase(
                        "rotate a key",
                        (test, engine) -> engine.licenses().rotate(test.engine.vendor, test.license.key())),
                useCase(
                        "clear seats",
                        (test, engine) ->
                                engine.licenses().clear(test.engine.vendor, test.license.key(), Clearing.EVERYTHING)),
                useCase(
                        "make a product",
                        (test, engine) -> engine.products().create(test.engine.vendor, ProductDraft.named("New"))),
                useCase(
                        "change a product",
                        (test, engine) -> engine.products()
                                .change(test.engine.vendor, test.unused.id(), draft -> ProductDraft.named("New"))),
                useCase(
                        "delete a product",
                        (test, engine) -> engine.products().delete(test.engine.vendor, test.unused.id())),
                useCase(
                        "make a customer",
                        (test, engine) -> engine.customers()
                                .create(test.engine.vendor, CustomerDraft.of("New", "new@example.com"))),
                useCase(
                        "change a customer",
                        (test, engine) -> engine.customers()
                                .change(
                                        test.engine.vendor,
                                        test.customer.id(),
                                        draft -> CustomerDraft.of("New", "new@example.com"))),
                useCase(
                        "delete a customer",
                        (test, engine) -> engine.customers().delete(test.engine.vendor, test.customer.id())),
                useCase(
                        "bar something",
                        (test, engine) ->
                                engine.blacklists().create(test.engine.vendor, barring(test.entry.scope(), 77))),
                useCase(
                        "change what is barred",
                        (test, engine) -> engine.blacklists()
                                .change(test.engine.vendor, test.entry.id(), draft -> barring(draft.scope(), 77))),
                useCase(
                        "lift what is barred",
                        (test, engine) -> engine.blacklists().delete(test.engine.vendor, test.entry.id())));
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void whatCanNotBeCommittedLeavesNothing(UseCase useCase) {
        List<Object> before = everything();
        transactions.breakDown();

        assertThatThrownBy(() -> useCase.run(this, engine.engine())).isInstanceOf(StorageException.class);

        assertThat(everything()).isEqualTo(before);
        assertThat(engine.told).isEmpty();
        assertThat(engine.recorded()).as("only the one before").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void whatIsCommittedLeavesSomething(UseCase useCase) {
        List<Object> before = everything();

        useCase.run(this, engine.engine());

        assertThat(everything()).isNotEqualTo(before);
    }

    @Test
    void aKnownSeatIsGrantedEvenWhenNothingCanBeCommitted() {
        transactions.breakDown();

        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }

    private List<Object> everything() {
        return engine.stored(stores -> List.of(
                stores.licenses().list(LicenseFilter.ALL, engine.admin.scope(), PAGE),
                stores.seats().of(license.id()),
                stores.credits().of(license.id()),
                stores.keyHistory().of(license.id()),
                stores.products().list(false, engine.admin.scope(), PAGE),
                stores.customers().list(engine.admin.scope(), PAGE),
                stores.blacklists().list(engine.admin.scope(), PAGE),
                stores.auditTrail().list(engine.admin.scope(), PAGE),
                stores.outbox().pending(100)));
    }

    private static BlacklistDraft barring(BlacklistScope scope, int address) {
        return new BlacklistDraft(scope, new BlacklistedDatum.Ip(ip(address)), Optional.empty());
    }

    private static Named<UseCase> useCase(String name, UseCase useCase) {
        return Named.of(name, useCase);
    }
}
