package org.portcullis.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseDrafts;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.CustomerChange;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class AdministerCustomersTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final MemoryEngine engine = MemoryEngine.open();
    private final CustomerAdministration customers = engine.engine().customers();
    private Customer customer;

    @BeforeEach
    void addCustomer() {
        customer = engine.addCustomer(engine.vendorAccount.id(), "acme@example.com");
        engine.time.set(LATER);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aCustomerIsMadeAsDraftedOfTheCallersAccount() {
        CustomerDraft draft = CustomerDraft.of("New Corp", "new@example.com");

        Customer made = done(customers.create(engine.vendor, draft));

        assertThat(made).isEqualTo(draft.customer(made.id(), made.uuid(), engine.vendorAccount.id(), LATER));
        assertThat(customers.find(engine.vendor, made.id())).contains(made);
        assertAudited(AuditAction.CREATE, made, Map.of(), AuditFields.of(made));
    }

    @Test
    void anAddressIsTakenWithinItsAccountOnlyAndLeavesNoTrace() {
        assertThat(customers.create(engine.vendor, CustomerDraft.of("Twin", "ACME@example.com")))
                .isEqualTo(new CustomerChange.EmailTaken());
        assertThat(engine.audit()).isEmpty();

        assertThat(customers.create(engine.other, CustomerDraft.of("Twin", "acme@example.com")))
                .isInstanceOf(CustomerChange.Done.class);
    }

    @Test
    void aChangeIsAuditedWithWhatDiffers() {
        CustomerDraft wanted = CustomerDraft.of("ACME Ltd", "acme@example.com");

        Customer changed = done(customers.change(engine.vendor, customer.id(), draft -> wanted));

        assertThat(changed).isEqualTo(wanted.applyTo(customer, LATER));
        assertThat(customers.find(engine.vendor, customer.id())).contains(changed);
        assertAudited(AuditAction.UPDATE, customer, Map.of("name", "ACME Corp"), Map.of("name", "ACME Ltd"));
    }

    @Test
    void aCustomerCanNotTakeAnothersAddress() {
        Customer second = engine.addCustomer(engine.vendorAccount.id(), "second@example.com");

        assertThat(customers.change(
                        engine.vendor, second.id(), draft -> CustomerDraft.of("Second", "acme@example.com")))
                .isEqualTo(new CustomerChange.EmailTaken());

        assertThat(customers.find(engine.vendor, second.id())).contains(second);
        assertThat(engine.audit()).isEmpty();
    }

    @Test
    void ofTwoChangesAtOnceNeitherIsLost() {
        Racers.race(
                20,
                racer -> customers.change(
                        engine.vendor,
                        customer.id(),
                        draft -> new CustomerDraft(
                                draft.name(),
                                draft.email(),
                                draft.phone(),
                                draft.discordId(),
                                Optional.of(draft.notes().orElse("") + "."))));

        assertThat(customers.find(engine.vendor, customer.id()).orElseThrow().notes())
                .contains(".".repeat(20));
    }

    @Test
    void theLicensesOfADeletedCustomerStayWithoutOne() {
        License license = engine.addLicense(builder -> builder.customer(customer.id()));

        assertThat(customers.delete(engine.vendor, customer.id())).isTrue();

        assertThat(customers.find(engine.vendor, customer.id())).isEmpty();
        assertThat(customers.list(engine.vendor, PageRequest.first(10)).total()).isZero();
        assertThat(engine.license(license)).isEqualTo(license.withoutCustomer());
        assertAudited(AuditAction.DELETE, customer, AuditFields.of(customer), Map.of());
        assertThat(engine.told).containsExactly(new Change.AccountChanged(engine.vendorAccount.id()));
        assertThat(customers.delete(engine.vendor, customer.id())).isFalse();
    }

    @Test
    void noLicenseIsLeftWithACustomerThatWasDeletedMeanwhile() {
        License sold = engine.addLicense();
        for (int round = 0; round < 20; round++) {
            Customer shortLived = engine.addCustomer(engine.vendorAccount.id(), round + "@example.com");

            Racers.race(3, racer -> switch (racer) {
                case 0 -> customers.delete(engine.vendor, shortLived.id());
                case 1 ->
                    engine.engine()
                            .licenses()
                            .create(engine.vendor, LicenseDrafts.soldTo(shortLived.id(), engine.product.id()));
                default ->
                    engine.engine()
                            .licenses()
                            .change(
                                    engine.vendor,
                                    sold.id(),
                                    LicensePatch.changes()
                                            .customer(Patch.to(shortLived.id()))
                                            .build(),
                                    OptionalLong.empty());
            });

            assertThat(engine.<Boolean>stored(stores -> stores.licenses().existsFor(shortLived.id())))
                    .isFalse();
        }
    }

    private static Customer done(CustomerChange change) {
        assertThat(change).isInstanceOf(CustomerChange.Done.class);
        return ((CustomerChange.Done) change).customer();
    }

    private void assertAudited(
            AuditAction action, Customer changed, Map<String, String> before, Map<String, String> after) {
        assertThat(engine.audit())
                .containsExactly(new AuditEntry(
                        Optional.of(engine.vendorAccount.id()),
                        Optional.of(engine.vendorAccount.id()),
                        action,
                        AuditedResource.CUSTOMER,
                        changed.id().value(),
                        before,
                        after,
                        Fixtures.origin(),
                        true,
                        LATER));
    }
}
