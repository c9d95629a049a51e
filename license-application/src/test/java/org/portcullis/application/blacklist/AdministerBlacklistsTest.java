package org.portcullis.application.blacklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.Refusal;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BlacklistChange;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;

class AdministerBlacklistsTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final MemoryEngine engine = MemoryEngine.open();
    private final BlacklistAdministration blacklists = engine.engine().blacklists();
    private final BlacklistScope everywhere = new BlacklistScope.Instance();
    private final BlacklistScope vendors = new BlacklistScope.Account(engine.vendorAccount.id());
    private final BlacklistScope products = new BlacklistScope.Product(engine.vendorAccount.id(), engine.product.id());

    @BeforeEach
    void letTimePass() {
        engine.time.set(LATER);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anEntryHoldsFromTheNextValidationOnAndUntilItIsLifted() {
        License license = engine.addLicense();
        engine.validate(license.key(), IP, HARDWARE);

        BlacklistEntry entry = done(blacklists.create(engine.vendor, barred(vendors, IP)));
        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.IpBlacklisted(), Optional.of(license)));

        blacklists.delete(engine.vendor, entry.id());
        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
    }

    @Test
    void anEntryHoldsForTheLicensesOfItsScopeOnly() {
        Product second = engine.addProduct(engine.vendorAccount.id(), "Second");
        License ofSecond = engine.addLicense(builder -> builder.product(second.id()));
        License ofProduct = engine.addLicense();
        License ofOther = engine.addLicense(
                builder -> builder.owner(engine.otherAccount.id()).product(engine.otherProduct.id()));

        blacklists.create(engine.vendor, barred(products, ip(1)));
        blacklists.create(engine.vendor, barred(vendors, ip(2)));
        blacklists.create(engine.admin, barred(everywhere, ip(3)));

        assertThat(isBarred(ofProduct, 1)).isTrue();
        assertThat(isBarred(ofSecond, 1)).isFalse();
        assertThat(isBarred(ofSecond, 2)).isTrue();
        assertThat(isBarred(ofOther, 2)).isFalse();
        assertThat(isBarred(ofOther, 3)).isTrue();
    }

    @Test
    void anEntryIsMadeAsDraftedAuditedAndTold() {
        BlacklistEntry entry = done(blacklists.create(engine.vendor, barred(products, IP)));

        assertThat(entry).isEqualTo(barred(products, IP).entry(entry.id(), LATER));
        assertThat(blacklists.find(engine.vendor, entry.id())).contains(entry);
        assertAudited(engine.vendor, AuditAction.CREATE, entry, Map.of(), AuditFields.of(entry));
        assertThat(engine.told).containsExactly(new Change.AccountChanged(engine.vendorAccount.id()));
    }

    @Test
    void anEntryOfTheWholeInstanceIsAnAdministratorsAndNobodyElseSeesIt() {
        assertThat(blacklists.create(engine.vendor, barred(everywhere, IP)))
                .isEqualTo(new BlacklistChange.UnknownScope());

        BlacklistEntry entry = done(blacklists.create(engine.admin, barred(everywhere, IP)));

        assertThat(engine.told).containsExactly(new Change.InstanceChanged());
        assertAudited(engine.admin, AuditAction.CREATE, entry, Map.of(), AuditFields.of(entry));
        assertThat(blacklists.find(engine.vendor, entry.id())).isEmpty();
        assertThat(blacklists.list(engine.vendor, PageRequest.first(10)).total())
                .isZero();
        assertThat(blacklists.delete(engine.vendor, entry.id())).isFalse();
    }

    @Test
    void nothingIsBarredForWhatDoesNotExist() {
        assertThat(blacklists.create(engine.admin, barred(new BlacklistScope.Account(new AccountId(9_999)), IP)))
                .isEqualTo(new BlacklistChange.UnknownScope());
        assertThat(blacklists.create(
                        engine.admin,
                        barred(new BlacklistScope.Product(engine.vendorAccount.id(), engine.otherProduct.id()), IP)))
                .as("a product of another account")
                .isEqualTo(new BlacklistChange.UnknownScope());
        assertThat(engine.audit()).isEmpty();
    }

    @Test
    void theSameIsBarredOnceInAScope() {
        done(blacklists.create(engine.vendor, barred(vendors, IP)));
        engine.told.clear();

        assertThat(blacklists.create(engine.vendor, barred(vendors, IP)))
                .isEqualTo(new BlacklistChange.AlreadyBarred());

        assertThat(engine.audit()).hasSize(1);
        assertThat(engine.told).isEmpty();
        assertThat(blacklists.create(engine.vendor, barred(products, IP))).isInstanceOf(BlacklistChange.Done.class);
    }

    @Test
    void aChangeIsAuditedWithWhatDiffersAndToldToBothScopes() {
        BlacklistEntry entry = done(blacklists.create(engine.admin, barred(everywhere, IP)));
        engine.told.clear();

        BlacklistEntry changed = done(blacklists.change(engine.admin, entry.id(), draft -> barred(vendors, ip(2))));

        assertThat(blacklists.find(engine.vendor, entry.id())).contains(changed);
        assertThat(engine.told)
                .containsExactly(new Change.InstanceChanged(), new Change.AccountChanged(engine.vendorAccount.id()));
        assertThat(engine.audit()).last().satisfies(audited -> {
            assertThat(audited.action()).isEqualTo(AuditAction.UPDATE);
            assertThat(audited.before()).containsOnlyKeys("data", "scope").containsEntry("data", IP.text());
            assertThat(audited.after()).containsOnlyKeys("data", "scope").containsEntry("data", ip(2).text());
        });
    }

    @Test
    void aChangeToWhatIsBarredAlreadyLeavesNoTrace() {
        done(blacklists.create(engine.vendor, barred(vendors, ip(1))));
        BlacklistEntry second = done(blacklists.create(engine.vendor, barred(vendors, ip(2))));

        assertThat(blacklists.change(engine.vendor, second.id(), draft -> barred(vendors, ip(1))))
                .isEqualTo(new BlacklistChange.AlreadyBarred());

        assertThat(blacklists.find(engine.vendor, second.id())).contains(second);
        assertThat(engine.audit()).hasSize(2);
    }

    @Test
    void aLiftedEntryIsAuditedAndTold() {
        BlacklistEntry entry = done(blacklists.create(engine.vendor, barred(vendors, IP)));
        engine.told.clear();

        assertThat(blacklists.delete(engine.vendor, entry.id())).isTrue();

        assertThat(blacklists.find(engine.vendor, entry.id())).isEmpty();
        assertThat(engine.told).containsExactly(new Change.AccountChanged(engine.vendorAccount.id()));
        assertThat(engine.audit()).hasSize(2).last().satisfies(audited -> {
            assertThat(audited.action()).isEqualTo(AuditAction.DELETE);
            assertThat(audited.before()).isEqualTo(AuditFields.of(entry));
            assertThat(audited.after()).isEmpty();
        });
        assertThat(blacklists.delete(engine.vendor, entry.id())).isFalse();
    }

    private boolean isBarred(License license, int address) {
        Validation answer = engine.validate(license.key(), ip(address), HARDWARE);
        return answer.equals(new Validation.Refused(new Refusal.IpBlacklisted(), Optional.of(license)));
    }

    private static BlacklistDraft barred(BlacklistScope scope, IpAddress address) {
        return new BlacklistDraft(scope, new BlacklistedDatum.Ip(address), Optional.of("abuse"));
    }

    private static BlacklistEntry done(BlacklistChange change) {
        assertThat(change).isInstanceOf(BlacklistChange.Done.class);
        return ((BlacklistChange.Done) change).entry();
    }

    private void assertAudited(
            Caller caller,
            AuditAction action,
            BlacklistEntry entry,
            Map<String, String> before,
            Map<String, String> after) {
        assertThat(engine.audit())
                .containsExactly(new AuditEntry(
                        caller.accountId(),
                        entry.scope().owner(),
                        action,
                        AuditedResource.SYSTEM,
                        entry.id().value(),
                        before,
                        after,
                        Fixtures.origin(),
                        true,
                        LATER));
    }
}
