package org.portcullis.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Origin;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.customer.PlatformAccount;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseFixture;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.ProductListing;
import org.portcullis.core.product.ProductType;

class AuditFieldsTest {

    private static final Instant MADE = Instant.parse("2024-01-01T00:00:00Z");
    private static final IpAddress IP = IpAddress.of("192.0.2.1");

    private static final License FULL = new License(
            new LicenseId(1),
            new UUID(0, 1),
            new AccountId(1),
            new ProductId(7),
            Optional.of(new CustomerId(8)),
            new LicenseKey("LIC-ABC123-XYZ789"),
            KeyFormat.prefixed("LIC"),
            LicenseKind.TRIAL,
            Standing.SUSPENDED,
            Term.of(Optional.of(MADE), Optional.of(MADE.plusSeconds(1))),
            new Limits(Limit.of(1), Limit.of(2), Limit.UNLIMITED),
            new IpLock.Held(IP),
            LicensePlan.PRO,
            Optional.of("Demo"),
            new Holder(Optional.of("Ann"), Optional.of("ann@example.com")),
            new PlatformOwner(
                    Optional.of(Platform.OTHER),
                    Optional.of("Shop"),
                    Optional.of("42"),
                    Optional.of("1234"),
                    Optional.of("ann")),
            Optional.of("a note"),
            new Metadata("{\"a\":1}"),
            MADE,
            MADE);

    @Test
    void aLicenseIsToldFieldByFieldWithItsKeyMasked() {
        assertThat(AuditFields.of(FULL))
                .containsOnly(
                        entry("key", "LIC***"),
                        entry("product", "7"),
                        entry("customer", "8"),
                        entry("licenseType", "TRIAL"),
                        entry("status", "SUSPENDED"),
                        entry("validFrom", "2024-01-01T00:00:00Z"),
                        entry("expiresAt", "2024-01-01T00:00:01Z"),
                        entry("ipLimit", "1"),
                        entry("hwidLimit", "2"),
                        entry("userLimit", "-1"),
                        entry("ipLock", "192.0.2.1"),
                        entry("plan", "PRO"),
                        entry("productName", "Demo"),
                        entry("issuedTo", "Ann"),
                        entry("issuedEmail", "ann@example.com"),
                        entry("platform", "OTHER"),
                        entry("platformOther", "Shop"),
                        entry("platformId", "42"),
                        entry("discordId", "1234"),
                        entry("discordUsername", "ann"),
                        entry("notes", "a note"),
                        entry("metadata", "{\"a\":1}"));
    }

    @Test
    void whatALicenseHasNotIsNotTold() {
        assertThat(AuditFields.of(new LicenseFixture().build()))
                .containsOnlyKeys(
                        "key",
                        "product",
                        "licenseType",
                        "status",
                        "ipLimit",
                        "hwidLimit",
                        "userLimit",
                        "ipLock",
                        "plan",
                        "metadata");
    }

    @Test
    void aLockIsToldInOneWord() {
        assertThat(AuditFields.of(new LicenseFixture().build())).containsEntry("ipLock", "off");
        assertThat(AuditFields.of(
                        new LicenseFixture().ipLock(new IpLock.Waiting()).build()))
                .containsEntry("ipLock", "waiting");
    }

    @Test
    void aProductIsToldFieldByField() {
        ProductDraft draft = new ProductDraft(
                "Demo",
                Optional.of("a plugin"),
                false,
                Optional.of("LIC"),
                Optional.of(Limit.of(1)),
                Optional.of(Limit.UNLIMITED),
                true,
                new ProductListing(
                        ProductType.OTHER,
                        Optional.of("Skin"),
                        Optional.of("role"),
                        Optional.of("buyer"),
                        Optional.of("https://example.com"),
                        Optional.of("https://example.com/i.png")));

        assertThat(AuditFields.of(draft.product(new ProductId(1), new UUID(0, 1), new AccountId(1), MADE)))
                .containsOnly(
                        entry("name", "Demo"),
                        entry("description", "a plugin"),
                        entry("isActive", "false"),
                        entry("licensePrefix", "LIC"),
                        entry("defaultMaxIPs", "1"),
                        entry("defaultMaxHWIDs", "-1"),
                        entry("requireHardware", "true"),
                        entry("productType", "OTHER"),
                        entry("productTypeOther", "Skin"),
                        entry("roleId", "role"),
                        entry("purchaseRoleId", "buyer"),
                        entry("url", "https://example.com"),
                        entry("imageUrl", "https://example.com/i.png"));
    }

    @Test
    void aCustomerIsToldFieldByField() {
        CustomerDraft draft = new CustomerDraft(
                "Ann",
                Optional.of("ann@example.com"),
                Optional.of("123"),
                Optional.of("4567"),
                Optional.of("a note"),
                new CustomerProfile(
                        Optional.of("Ann"),
                        Optional.of("Other"),
                        Optional.of("ann_o"),
                        Optional.of("https://example.com/a.png"),
                        Optional.of("ann#1"),
                        Optional.of("https://example.com/d.png"),
                        Map.of(
                                Platform.SPIGOT,
                                new PlatformAccount(Optional.of("77"), Optional.empty()),
                                Platform.FORGE,
                                new PlatformAccount(Optional.empty(), Optional.of("annF")))));

        assertThat(AuditFields.of(draft.customer(new CustomerId(1), new UUID(0, 1), new AccountId(1), MADE)))
                .containsOnly(
                        entry("name", "Ann"),
                        entry("email", "ann@example.com"),
                        entry("phone", "123"),
                        entry("discordId", "4567"),
                        entry("firstName", "Ann"),
                        entry("lastName", "Other"),
                        entry("username", "ann_o"),
                        entry("profilePictureUrl", "https://example.com/a.png"),
                        entry("discordUsername", "ann#1"),
                        entry("discordAvatarUrl", "https://example.com/d.png"),
                        entry("SPIGOT.id", "77"),
                        entry("FORGE.username", "annF"),
                        entry("notes", "a note"));
    }

    @Test
    void aBlacklistEntryIsToldWithItsScopeInWords() {
        assertThat(fieldsOf(new BlacklistScope.Instance(), Optional.of("abuse")))
                .containsOnly(entry("data", "BAD"), entry("scope", "instance"), entry("reason", "abuse"));
        assertThat(fieldsOf(new BlacklistScope.Account(new AccountId(3)), Optional.empty()))
                .containsOnly(entry("data", "BAD"), entry("scope", "account 3"));
        assertThat(fieldsOf(new BlacklistScope.Product(new AccountId(3), new ProductId(4)), Optional.empty()))
                .containsOnly(entry("data", "BAD"), entry("scope", "product 4"));
    }

    private static Map<String, String> fieldsOf(BlacklistScope scope, Optional<String> reason) {
        BlacklistDraft draft = new BlacklistDraft(scope, new BlacklistedDatum.Device(new HardwareId("BAD")), reason);
        return AuditFields.of(draft.entry(new BlacklistEntryId(1), MADE));
    }

    @Test
    void theDifferenceIsWhatOneHasAndTheOtherHasNotOrOtherwise() {
        Map<String, String> one = Map.of("same", "1", "changed", "1", "removed", "1");
        Map<String, String> other = Map.of("same", "1", "changed", "2", "added", "2");

        assertThat(AuditFields.differing(one, other)).containsOnly(entry("changed", "1"), entry("removed", "1"));
        assertThat(AuditFields.differing(other, one)).containsOnly(entry("changed", "2"), entry("added", "2"));
        assertThat(AuditFields.differing(one, one)).isEmpty();
        assertThat(AuditFields.differing(one, Map.of())).isEqualTo(one);
    }

    @Test
    void anEntryKeepsItsFieldsByNameWhateverBecomesOfTheMapItWasGiven() {
        Map<String, String> before = new HashMap<>(Map.of("b", "1", "a", "2"));
        AuditEntry entry = new AuditEntry(
                Optional.empty(),
                Optional.empty(),
                AuditAction.UPDATE,
                AuditedResource.LICENSE,
                1,
                before,
                Map.of(),
                new Origin(IP, Optional.empty(), "test"),
                true,
                MADE);
        before.clear();

        assertThat(List.copyOf(entry.before().keySet())).containsExactly("a", "b");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> entry.before().put("c", "3"));
    }

    @Test
    void theAuditLogHasElevenActionsAndSevenResources() {
        assertThat(AuditAction.values()).hasSize(11);
        assertThat(AuditedResource.values()).hasSize(7);
    }
}
