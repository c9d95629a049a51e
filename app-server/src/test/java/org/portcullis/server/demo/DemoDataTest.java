package org.portcullis.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.server.system.SystemIdentifiers;

class DemoDataTest {

    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final AccountId VENDOR = new AccountId(2);
    private static final AccountId OTHER = new AccountId(3);

    private static final Passwords PASSWORDS = new Argon2Passwords(new Argon2Cost(8, 1, 1), 1, Duration.ofSeconds(10));

    private final MemoryPersistence persistence = new MemoryPersistence(CommitListener.NONE);
    private final Transactions transactions = persistence.transactions();

    @BeforeEach
    void load() {
        assertThat(DemoData.load(transactions, new SystemIdentifiers(), PASSWORDS, NOW))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, admin@example.com, ADMIN, UNLIMITED",
        "2, vendor@example.com, USER, UNLIMITED",
        "3, other@example.com, USER, FREE",
        "4, customer@example.com, CUSTOMER, UNLIMITED"
    })
    void theAccountsAreThere(long id, String email, Role role, String plan) {
        Account account =
                in(stores -> stores.accounts().find(new AccountId(id))).orElseThrow();

        assertThat(account.email()).isEqualTo(email);
        assertThat(account.role()).isEqualTo(role);
        assertThat(account.plan()).isEqualTo(plan);
        assertThat(PASSWORDS.matches(
                        new Password("portcullis-demo"),
                        in(stores -> stores.accountPasswords().of(account.id()))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // key,                   product,       kind,     standing,  IPs, HWIDs, users, of ACME
        "LIC-ABC123-XYZ789,       Demo Plugin,   FIXED,       ACTIVE,     1,  1, -1, true",
        "ABCD1234EFGH5678IJKL,    Demo Plugin,   FIXED,       ACTIVE,     5,  5, -1, false",
        "LC-AAAAAA-BBBBBB-CCCCCC, Demo App,      FIXED,       ACTIVE,    -1,  1, -1, false",
        "TEST-TEST-TEST-TEST,     Acme Desktop,  FIXED,       ACTIVE,    -1,  5, 10, true",
        "A3F9-KM7X-P2VB-8NQT,     Demo Project,  FIXED,       ACTIVE,    -1,  1, -1, false",
        "LIC-CREDIT-000100,       Demo Plugin,   CONSUMPTION, ACTIVE,    -1, -1, -1, true",
        "LIC-EXPIRD-000001,       Demo Plugin,   FIXED,       ACTIVE,     1,  1, -1, false",
        "LIC-SUSPND-000001,       Demo Plugin,   FIXED,       SUSPENDED,  1,  1, -1, false",
        "LIC-REVOKD-000001,       Demo Plugin,   FIXED,       REVOKED,    1,  1, -1, false",
        "LIC-INACTV-000001,       Demo Plugin,   FIXED,       INACTIVE,   1,  1, -1, false",
        "OTHR-OTHR-OTHR-OTHR,     Other Product, FIXED,       ACTIVE,    -1,  1, -1, false"
    })
    void theNamedLicensesAreThere(
            String key,
            String product,
            LicenseKind kind,
            Standing standing,
            int ips,
            int hardware,
            int users,
            boolean acme) {
        License license = license(key);

        assertThat(license.key().text()).isEqualTo(key);
        assertThat(product(license.product()).name()).isEqualTo(product);
        assertThat(license.owner()).isEqualTo(product.equals("Other Product") ? OTHER : VENDOR);
        assertThat(license.kind()).isEqualTo(kind);
        assertThat(license.standing()).isEqualTo(standing);
        assertThat(license.limits().ips()).isEqualTo(new Limit(ips));
        assertThat(license.limits().hardware()).isEqualTo(new Limit(hardware));
        assertThat(license.limits().users()).isEqualTo(new Limit(users));
        assertThat(license.customer().isPresent()).isEqualTo(acme);
        Seats seats = in(stores -> stores.seats().of(license.id()));
        assertThat(seats).isEqualTo(Seats.NONE);
    }

    @Test
    void theTermsAreAsTheirNamesSay() {
        assertThat(license("LIC-ABC123-XYZ789").term().end()).contains(NOW.plus(Duration.ofDays(365)));
        assertThat(license("ABCD1234EFGH5678IJKL").term().end()).isEmpty();
        assertThat(license("LIC-EXPIRD-000001").isExpired(NOW)).isTrue();
    }

    @Test
    void thereAreHundredCreditsAndNoneSpent() {
        License license = license("LIC-CREDIT-000100");

        Credits credits = in(stores -> stores.credits().of(license.id()));

        assertThat(credits).isEqualTo(new Credits(100, 0));
    }

    @Test
    void theAppsLicenseNamesItsHolderAndPlan() {
        assertThat(license("LC-AAAAAA-BBBBBB-CCCCCC").plan()).isEqualTo(LicensePlan.PRO);
        assertThat(license("LC-AAAAAA-BBBBBB-CCCCCC").holder().email()).contains("user@example.com");
    }

    @Test
    void theCustomerIsAcme() {
        Customer acme = in(stores -> stores.customers().findByEmail(VENDOR, "customer@example.com"))
                .orElseThrow();

        assertThat(acme.name()).isEqualTo("ACME Corp");
        assertThat(license("TEST-TEST-TEST-TEST").customer()).contains(acme.id());
    }

    @Test
    void theDocumentedSystemKeyIsTheVendors() {
        TokenHolder holder = persistence
                .tokenHolders()
                .byHash(SecretHash.of("test_api_key_123"))
                .orElseThrow();

        assertThat(holder.account().id()).isEqualTo(VENDOR);
        assertThat(holder.token().purpose()).isEqualTo(new TokenPurpose.WholeAccount());
        assertThat(holder.token().isUsable(NOW)).isTrue();
    }

    @Test
    void theFirstProductIsThePlugin() {
        assertThat(product(new ProductId(1)).name()).isEqualTo("Demo Plugin");
        assertThat(product(new ProductId(1)).licensePrefix()).contains("LIC");
    }

    @Test
    void anAddressAndADeviceAreBarredForAllProductsOfTheVendor() {
        List<BlacklistEntry> entries = in(stores -> stores.blacklists()
                .list(new Scope.OwnedBy(VENDOR), PageRequest.first(10))
                .items());

        assertThat(entries).extracting(entry -> entry.datum().text()).containsExactly("203.0.113.66", "BAD-HWID-0001");
        assertThat(entries).extracting(BlacklistEntry::scope).containsOnly(new BlacklistScope.Account(VENDOR));
    }

    @Test
    void thereIsNothingElse() {
        Page<License> all = in(stores -> stores.licenses().list(LicenseFilter.ALL, EVERYTHING, PageRequest.first(100)));

        assertThat(all.total()).isEqualTo(11);
    }

    @Test
    void whatIsNotEmptyIsLeftAlone() {
        assertThat(DemoData.load(transactions, new SystemIdentifiers(), PASSWORDS, NOW))
                .isFalse();

        thereIsNothingElse();
    }

    private License license(String key) {
        return in(stores -> license(stores, key));
    }

    private static License license(Stores stores, String key) {
        return stores.licenses().find(new LicenseKey(key), EVERYTHING).orElseThrow();
    }

    private Product product(ProductId id) {
        return in(stores -> stores.products().find(id, EVERYTHING)).orElseThrow();
    }

    private <T> T in(Function<Stores, T> work) {
        return transactions.inTransaction(work);
    }
}
