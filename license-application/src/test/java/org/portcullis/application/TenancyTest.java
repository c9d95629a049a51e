package org.portcullis.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Caller;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Racers;

/** What is not yours is as if it did not exist, in every use case, also as something that yours is to belong to. */
class TenancyTest {

    private static final PageRequest PAGE = PageRequest.first(100);
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private final MemoryEngine engine = MemoryEngine.open();
    private Things vendors;
    private Things others;

    /** One account's things, or the names of things that nobody has. */
    private record Things(
            AccountId account,
            LicenseId license,
            LicenseKey key,
            ProductId product,
            CustomerId customer,
            BlacklistEntryId barred) {

        static final Things NOBODYS = new Things(
                new AccountId(9_999),
                new LicenseId(9_999),
                new LicenseKey("NOBO-DYSK-EYAT-ALL9"),
                new ProductId(9_999),
                new CustomerId(9_999),
                new BlacklistEntryId(9_999));
    }

    /** Something that a caller tries on somebody's things. */
    @FunctionalInterface
    private interface Attempt {
        Object on(LicenseEngine engine, Caller caller, Things things);
    }

    /** The same, where the caller has things of its own that are to belong to the others. */
    @FunctionalInterface
    private interface Reparenting {
        Object to(LicenseEngine engine, Caller caller, Things own, Things things);
    }

    private static Arguments attempt(String name, Attempt attempt) {
        return Arguments.of(Named.of(name, attempt));
    }

    private static Arguments reparenting(String name, Reparenting reparenting) {
        return Arguments.of(Named.of(name, reparenting));
    }

    @BeforeEach
    void addThings() {
        vendors = addThings(engine.vendorAccount.id(), engine.product.id(), "vendors");
        others = addThings(engine.otherAccount.id(), engine.otherProduct.id(), "others");
        engine.validate(vendors.key(), IP, HARDWARE);
        Racers.awaitUntil(() ->
                engine.persistence.validationLog().usage(vendors.license()).total() == 1);
        engine.told.clear();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<Arguments> attemptsByEachStranger() {
        List<Named<Function<MemoryEngine, Caller>>> callers = List.of(
                Named.of("another vendor", engine -> engine.other),
                Named.of("a buyer", engine -> engine.buyer),
                Named.of("a stranger", engine -> engine.stranger));
        return callers.stream().flatMap(caller -> attempts().map(attempt -> Arguments.of(caller, attempt.get()[0])));
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempt(
                        "make a license",
                        (engine, caller, things) ->
                                engine.licenses().create(caller, LicenseDrafts.plain(things.product()))),
                attempt(
                        "find a license",
                        (engine, caller, things) -> engine.licenses().find(caller, things.license())),
                attempt(
                        "find a license by key",
                        (engine, caller, things) -> engine.licenses().find(caller, things.key())),
                attempt(
                        "list a product's licenses",
                        (engine, caller, things) ->
                                engine.licenses().list(caller, LicenseFilter.ofProduct(things.product()), PAGE)),
                attempt(
                        "list a customer's licenses",
                        (engine, caller, things) ->
                                engine.licenses().list(caller, ofCustomer(things.customer()), PAGE)),
                attempt(
                        "change a license",
                        (engine, caller, things) -> change(
                                engine,
                                caller,
                                things.license(),
                                LicensePatch.changes().notes(Patch.to("mine")))),
                attempt(
                        "set a license's credits",
                        (engine, caller, things) -> engine.licenses()
                                .change(
                                        caller,
                                        things.license(),
                                        LicensePatch.changes().build(),
                                        OptionalLong.of(1))),
                attempt(
                        "delete a license",
                        (engine, caller, things) -> engine.licenses().delete(caller, things.license())),
                attempt(
                        "rotate a key",
                        (engine, caller, things) -> engine.licenses().rotate(caller, things.key())),
                attempt(
                        "clear seats",
                        (engine, caller, things) -> engine.licenses().clear(caller, things.key(), Clearing.EVERYTHING)),
                attempt(
                        "clear hardware",
                        (engine, caller, things) -> engine.licenses().clear(caller, things.key(), Clearing.HARDWARE)),
                attempt(
                        "find a product",
                        (engine, caller, things) -> engine.products().find(caller, things.product())),
                attempt(
                        "change a product",
                        (engine, caller, things) -> engine.products()
                                .change(caller, things.product(), draft -> ProductDraft.named("Mine"))),
                attempt(
                        "delete a product",
                        (engine, caller, things) -> engine.products().delete(caller, things.product())),
                attempt(
                        "find a customer",
                        (engine, caller, things) -> engine.customers().find(caller, things.customer())),
                attempt(
                        "change a customer",
                        (engine, caller, things) -> engine.customers()
                                .change(
                                        caller,
                                        things.customer(),
                                        draft -> CustomerDraft.of("Mine", "mine@example.com"))),
                attempt(
                        "delete a customer",
                        (engine, caller, things) -> engine.customers().delete(caller, things.customer())),
                attempt(
                        "bar for an account",
                        (engine, caller, things) -> engine.blacklists()
                                .create(caller, draft(new BlacklistScope.Account(things.account())))),
                attempt(
                        "bar for a product",
                        (engine, caller, things) -> engine.blacklists()
                                .create(caller, draft(new BlacklistScope.Product(things.account(), things.product())))),
                attempt(
                        "find what is barred",
                        (engine, caller, things) -> engine.blacklists().find(caller, things.barred())),
                attempt(
                        "change what is barred",
                        (engine, caller, things) ->
                                engine.blacklists().change(caller, things.barred(), entry -> entry)),
                attempt(
                        "lift what is barred",
                        (engine, caller, things) -> engine.blacklists().delete(caller, things.barred())),
                attempt(
                        "list validations",
                        (engine, caller, things) ->
                                engine.history().list(caller, ValidationFilter.of(things.license()), PAGE)),
                attempt(
                        "read usage",
                        (engine, caller, things) -> engine.history().usage(caller, things.license())),
                attempt(
                        "read daily usage",
                        (engine, caller, things) -> engine.history().daily(caller, things.license(), TODAY, TODAY)));
    }

    static Stream<Arguments> reparentings() {
        return Stream.of(
                reparenting(
                        "a license to a product",
                        (engine, caller, own, things) -> change(
                                engine,
                                caller,
                                own.license(),
                                LicensePatch.changes().product(Patch.to(things.product())))),
                reparenting(
                        "a license to a customer",
                        (engine, caller, own, things) -> change(
                                engine,
                                caller,
                                own.license(),
                                LicensePatch.changes().customer(Patch.to(things.customer())))),
                reparenting(
                        "a new license to a customer",
                        (engine, caller, own, things) -> engine.licenses()
                                .create(caller, LicenseDrafts.soldTo(things.customer(), own.product()))),
                reparenting(
                        "a new blacklist entry to a product",
                        (engine, caller, own, things) -> engine.blacklists()
                                .create(caller, draft(new BlacklistScope.Product(own.account(), things.product())))),
                reparenting(
                        "a blacklist entry to a product",
                        (engine, caller, own, things) -> engine.blacklists()
                                .change(
                                        caller,
                                        own.barred(),
                                        entry -> draft(new BlacklistScope.Product(own.account(), things.product())))),
                reparenting(
                        "a blacklist entry to an account",
                        (engine, caller, own, things) -> engine.blacklists()
                                .change(
                                        caller,
                                        own.barred(),
                                        entry -> draft(new BlacklistScope.Account(things.account())))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("attemptsByEachStranger")
    void somebodyElsesThingIsAsIfItDidNotExist(Function<MemoryEngine, Caller> caller, Attempt attempt) {
        List<Object> before = everything();

        Object answer = attempt.on(engine.engine(), caller.apply(engine), vendors);

        assertThat(answer).isEqualTo(attempt.on(engine.engine(), caller.apply(engine), Things.NOBODYS));
        assertThat(everything()).isEqualTo(before);
        assertThat(engine.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reparentings")
    void oneOwnsThingCanNotBelongToSomebodyElses(Reparenting reparenting) {
        List<Object> before = everything();

        Object answer = reparenting.to(engine.engine(), engine.other, others, vendors);

        assertThat(answer).isEqualTo(reparenting.to(engine.engine(), engine.other, others, Things.NOBODYS));
        assertThat(everything()).isEqualTo(before);
        assertThat(engine.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void anAdministratorSeesEverybodysThings(Attempt attempt) {
        Object answer = attempt.on(engine.engine(), engine.admin, vendors);

        assertThat(answer).isNotEqualTo(attempt.on(engine.engine(), engine.admin, Things.NOBODYS));
    }

    @Test
    void anAdministratorCanNotGiveALicenseToAnotherAccountEither() {
        LicensePatch.Builder product = LicensePatch.changes().product(Patch.to(engine.otherProduct.id()));
        LicensePatch.Builder customer = LicensePatch.changes().customer(Patch.to(others.customer()));

        assertThat(change(engine.engine(), engine.admin, vendors.license(), product))
                .isEqualTo(new LicenseUpdate.UnknownProduct());
        assertThat(change(engine.engine(), engine.admin, vendors.license(), customer))
                .isEqualTo(new LicenseUpdate.UnknownCustomer());
    }

    @Test
    void whatAnAdministratorMakesForAVendorsProductIsTheVendors() {
        engine.engine().licenses().create(engine.admin, LicenseDrafts.plain(vendors.product()));

        assertThat(engine.engine()
                        .licenses()
                        .list(engine.vendor, LicenseFilter.ALL, PAGE)
                        .items())
                .extracting(License::owner)
                .containsExactly(vendors.account(), vendors.account());
    }

    @Test
    void listsHoldWhatIsInScope() {
        assertThat(listed(engine.vendor)).containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(listed(engine.other)).containsExactly(1L, 1L, 1L, 1L, 0L);
        assertThat(listed(engine.admin)).containsExactly(2L, 2L, 2L, 2L, 1L);
        assertThat(listed(engine.buyer)).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(listed(engine.stranger)).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void onlyVendorsOwnProductsAndCustomers() {
        for (Caller caller : List.of(engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> engine.engine().products().create(caller, ProductDraft.named("Mine")))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() ->
                            engine.engine().customers().create(caller, CustomerDraft.of("Mine", "mine@example.com")))
                    .isInstanceOf(Forbidden.class);
        }
    }

    /** How many licences, products, customers, blacklist entries and validations a caller is shown. */
    private List<Long> listed(Caller caller) {
        LicenseEngine ports = engine.engine();
        return List.of(
                ports.licenses().list(caller, LicenseFilter.ALL, PAGE).total(),
                ports.products().list(caller, false, PAGE).total(),
                ports.customers().list(caller, PAGE).total(),
                ports.blacklists().list(caller, PAGE).total(),
                ports.history().list(caller, ValidationFilter.ALL, PAGE).total());
    }

    private Things addThings(AccountId account, ProductId product, String name) {
        Customer customer = engine.addCustomer(account, name + "@example.com");
        License license = engine.addLicense(
                builder -> builder.owner(account).product(product).customer(customer.id()));
        engine.addSeats(license, IP, HARDWARE);
        BlacklistEntry entry = engine.stored(stores -> {
            BlacklistEntry made = barred(stores.blacklists().nextId(), new BlacklistScope.Account(account), ip(66));
            stores.blacklists().add(made);
            return made;
        });
        return new Things(account, license.id(), license.key(), product, customer.id(), entry.id());
    }

    /** All that the stores hold of either account, and what was written about it. */
    private List<Object> everything() {
        return engine.stored(stores -> List.of(
                stores.licenses().list(LicenseFilter.ALL, engine.admin.scope(), PAGE),
                stores.products().list(false, engine.admin.scope(), PAGE),
                stores.customers().list(engine.admin.scope(), PAGE),
                stores.blacklists().list(engine.admin.scope(), PAGE),
                stores.seats().of(vendors.license()),
                stores.credits().of(vendors.license()),
                stores.auditTrail().list(engine.admin.scope(), PAGE),
                stores.outbox().pending(100)));
    }

    private static Object change(LicenseEngine engine, Caller caller, LicenseId license, LicensePatch.Builder patch) {
        return engine.licenses().change(caller, license, patch.build(), OptionalLong.empty());
    }

    private static LicenseFilter ofCustomer(CustomerId customer) {
        return new LicenseFilter(
                Optional.empty(), Optional.of(customer), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static BlacklistDraft draft(BlacklistScope scope) {
        return new BlacklistDraft(scope, new BlacklistedDatum.Ip(ip(77)), Optional.empty());
    }
}
