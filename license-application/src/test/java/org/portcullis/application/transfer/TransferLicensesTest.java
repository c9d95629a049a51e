package org.portcullis.application.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.LicenseImport;
import org.portcullis.ports.in.LicenseImport.BadLine;
import org.portcullis.ports.in.LicenseImport.Defect;
import org.portcullis.ports.in.SourceLine;
import org.portcullis.ports.in.TransferredLicense;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.query.PageRequest;

class TransferLicensesTest {

    private static final Instant LONG_AGO = Instant.parse("2020-02-29T12:00:00Z");

    private MemoryEngine engine = MemoryEngine.open();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatIsTakenInComesOutAsItWas() {
        List<TransferredLicense> licenses =
                List.of(everything("Demo Plugin", "FULL-FULL-FULL-0001"), plain("Demo Plugin", "PLAI-PLAI-PLAI-0001"));

        assertThat(take(licenses)).isEqualTo(new LicenseImport.Done(2));

        List<TransferredLicense> exported = exported();
        assertThat(exported.getFirst()).isEqualTo(licenses.getFirst());
        assertThat(exported.get(1).key()).isEqualTo(licenses.get(1).key());
        assertThat(exported.get(1).ips()).contains(Limit.UNLIMITED);
    }

    @Test
    void eachHasItsAuditEntryAndItsEvent() {
        take(List.of(plain("Demo Plugin", "PLAI-PLAI-PLAI-0001"), plain("demo plugin", "PLAI-PLAI-PLAI-0002")));

        assertThat(ask(stores -> stores.auditTrail().list(EVERYTHING, PageRequest.first(10)))
                        .items())
                .hasSize(2)
                .allMatch(entry -> entry.action() == AuditAction.CREATE
                        && entry.actor().equals(engine.admin.accountId())
                        && entry.owner().equals(Optional.of(engine.vendorAccount.id())));
        assertThat(events()).hasSize(2).extracting(Event::type).containsOnly(EventType.LICENSE_CREATED);
    }

    @Test
    void aLicenseWithoutAKeyGetsANewOne() {
        TransferredLicense keyless = withKey(plain("Demo Plugin", "NONE-NONE-NONE-0001"), Optional.empty());

        take(List.of(keyless, keyless));

        assertThat(exported())
                .extracting(license -> license.key().orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(exported().getFirst().keyFormat()).contains(new KeyFormat("4-4-4-4"));
    }

    @Test
    void oneBadLineKeepsAllOutAndEveryBadLineIsTold() {
        take(List.of(plain("Demo Plugin", "TAKE-TAKE-TAKE-0001")));
        int before = exported().size();

        LicenseImport outcome = engine.engine()
                .transfer()
                .importAll(
                        engine.admin,
                        engine.vendorAccount.id(),
                        () -> List.<SourceLine>of(
                                        new SourceLine.Entry(2, plain("Demo Plugin", "GOOD-GOOD-GOOD-0001")),
                                        new SourceLine.Entry(3, plain("Demo Plugin", "taketaketake0001")),
                                        new SourceLine.Unreadable(4),
                                        new SourceLine.Entry(5, plain("Demo Plugin", "good-goodgood-0001")),
                                        new SourceLine.Entry(6, plain("Other Product", "GOOD-GOOD-GOOD-0002")))
                                .iterator(),
                        false);

        assertThat(outcome)
                .isEqualTo(new LicenseImport.Refused(List.of(
                        new BadLine(3, Defect.KEY_TAKEN),
                        new BadLine(4, Defect.UNREADABLE),
                        new BadLine(5, Defect.KEY_TAKEN),
                        new BadLine(6, Defect.UNKNOWN_PRODUCT))));
        assertThat(exported()).hasSize(before);
        assertThat(events()).hasSize(1);
    }

    @Test
    void aKeyThatALicenseHadBeforeIsTaken() {
        take(List.of(plain("Demo Plugin", "ONCE-ONCE-ONCE-0001")));
        engine.engine().licenses().rotate(engine.vendor, new LicenseKey("ONCE-ONCE-ONCE-0001"));

        assertThat(take(List.of(plain("Demo Plugin", "ONCE-ONCE-ONCE-0001"))))
                .isEqualTo(new LicenseImport.Refused(List.of(new BadLine(2, Defect.KEY_TAKEN))));
    }

    @Test
    void productsAreMadeIfThatIsWantedAndOnlyWithTheirLicenses() {
        LicenseImport refused = take(
                List.of(plain("Brand New", "NEWP-NEWP-NEWP-0001"), plain("Demo Plugin", "NEWP-NEWP-NEWP-0001")), true);
        assertThat(refused).isInstanceOf(LicenseImport.Refused.class);
        assertThat(productNamed("Brand New")).isFalse();

        take(List.of(plain("Brand New", "NEWP-NEWP-NEWP-0001"), plain("brand new", "NEWP-NEWP-NEWP-0002")), true);

        assertThat(productNamed("Brand New")).isTrue();
        assertThat(exported()).extracting(TransferredLicense::product).containsOnly("Brand New");
    }

    @Test
    void aCustomerIsFoundByAddressOrMadeOnce() {
        take(List.of(
                withCustomer(plain("Demo Plugin", "CUST-CUST-CUST-0001"), "ann@example.com"),
                withCustomer(plain("Demo Plugin", "CUST-CUST-CUST-0002"), "ANN@example.com")));

        assertThat(ask(stores -> stores.customers().list(EVERYTHING, PageRequest.first(10)))
                        .total())
                .isEqualTo(1);
        assertThat(exported())
                .extracting(license -> license.customer().orElseThrow())
                .containsOnly("ann@example.com");
    }

    @Test
    void aPlanHoldsForThemToo() {
        engine.close();
        engine = MemoryEngine.wired()
                .vendorPlan(new AccountPlan("SMALL", OptionalLong.of(2), OptionalLong.empty()))
                .open();
        List<TransferredLicense> three = IntStream.range(0, 3)
                .mapToObj(i -> plain("Demo Plugin", "PLAN-PLAN-PLAN-000" + i))
                .toList();

        assertThat(take(three)).isEqualTo(new LicenseImport.PlanLimitReached(2));
        assertThat(exported()).isEmpty();
        assertThat(take(three.subList(0, 2))).isEqualTo(new LicenseImport.Done(2));
    }

    @Test
    void moreThanAThousandGoInAndOutInTheirOrder() {
        List<TransferredLicense> many = IntStream.range(0, 2_345)
                .mapToObj(i -> plain("Demo Plugin", "MANY-MANY-MANY-%04d".formatted(i)))
                .toList();

        take(many);

        assertThat(exported())
                .extracting(TransferredLicense::key)
                .containsExactlyElementsOf(
                        many.stream().map(TransferredLicense::key).toList());
    }

    @Test
    void deletedLicensesAndThoseOfOthersStay() {
        take(List.of(plain("Demo Plugin", "DELE-DELE-DELE-0001"), plain("Demo Plugin", "KEPT-KEPT-KEPT-0001")));
        License doomed = ask(stores -> stores.licenses().find(new LicenseKey("DELE-DELE-DELE-0001"), EVERYTHING))
                .orElseThrow();
        engine.engine().licenses().delete(engine.vendor, doomed.id());

        assertThat(exported()).hasSize(1);
        assertThat(exported(engine.otherAccount.id())).isEmpty();
    }

    @Test
    void nobodyMovesAnotherAccountsLicenses() {
        AccountId vendor = engine.vendorAccount.id();

        assertThatThrownBy(() -> engine.engine().transfer().exportAll(engine.other, vendor, license -> {}))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> engine.engine()
                        .transfer()
                        .importAll(
                                engine.other,
                                vendor,
                                () -> List.<SourceLine>of().iterator(),
                                true))
                .isInstanceOf(Forbidden.class);
    }

    private LicenseImport take(List<TransferredLicense> licenses) {
        return take(licenses, false);
    }

    private LicenseImport take(List<TransferredLicense> licenses, boolean makesProducts) {
        List<SourceLine> lines = new ArrayList<>();
        licenses.forEach(license -> lines.add(new SourceLine.Entry(lines.size() + 2L, license)));
        return engine.engine()
                .transfer()
                .importAll(engine.admin, engine.vendorAccount.id(), lines::iterator, makesProducts);
    }

    private List<TransferredLicense> exported() {
        return exported(engine.vendorAccount.id());
    }

    private List<TransferredLicense> exported(AccountId owner) {
        List<TransferredLicense> exported = new ArrayList<>();
        engine.engine().transfer().exportAll(engine.admin, owner, exported::add);
        return exported;
    }

    private boolean productNamed(String name) {
        return ask(stores -> stores.products().findByName(engine.vendorAccount.id(), name))
                .isPresent();
    }

    private List<Event> events() {
        return ask(stores -> stores.outbox().pending(10));
    }

    private <T> T ask(Function<Stores, T> question) {
        return engine.persistence.transactions().inTransaction(question);
    }

    private static TransferredLicense plain(String product, String key) {
        return new TransferredLicense(
                product,
                Optional.empty(),
                Optional.of(new LicenseKey(key)),
                Optional.empty(),
                LicenseKind.FIXED,
                Standing.ACTIVE,
                Term.forever(),
                Optional.empty(),
                Optional.empty(),
                Limit.UNLIMITED,
                new IpLock.Off(),
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                Credits.NONE,
                Optional.empty());
    }

    private static TransferredLicense everything(String product, String key) {
        return new TransferredLicense(
                product,
                Optional.of("ann@example.com"),
                Optional.of(new LicenseKey(key)),
                Optional.of(new KeyFormat("LIC-6-6")),
                LicenseKind.CONSUMPTION,
                Standing.SUSPENDED,
                Term.of(Optional.of(LONG_AGO), Optional.of(LONG_AGO.plusSeconds(60))),
                Optional.of(Limit.of(0)),
                Optional.of(Limit.of(3)),
                Limit.of(7),
                new IpLock.Held(IpAddress.of("192.0.2.7")),
                LicensePlan.PRO,
                Optional.of("Shown"),
                new Holder(Optional.of("=Ann"), Optional.of("ann@example.org")),
                PlatformOwner.NONE,
                Optional.of("two\nlines"),
                new Metadata("{\"a\":1}"),
                new Credits(10, 4),
                Optional.of(LONG_AGO));
    }

    private static TransferredLicense withKey(TransferredLicense license, Optional<LicenseKey> key) {
        return copy(license, license.customer(), key);
    }

    private static TransferredLicense withCustomer(TransferredLicense license, String email) {
        return copy(license, Optional.of(email), license.key());
    }

    private static TransferredLicense copy(
            TransferredLicense license, Optional<String> customer, Optional<LicenseKey> key) {
        return new TransferredLicense(
                license.product(),
                customer,
                key,
                license.keyFormat(),
                license.kind(),
                license.standing(),
                license.term(),
                license.ips(),
                license.hardware(),
                license.users(),
                license.ipLock(),
                license.plan(),
                license.productName(),
                license.holder(),
                license.platform(),
                license.notes(),
                license.metadata(),
                license.credits(),
                license.createdAt());
    }
}
