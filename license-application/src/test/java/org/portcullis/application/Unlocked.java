package org.portcullis.application;

import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.out.Licenses;
import org.portcullis.ports.out.LockedFacts;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Transactions whose stores find licences and accounts when asked to lock them: what a test of a limit must notice. */
public record Unlocked(Transactions transactions) implements Transactions {

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        return transactions.inTransaction(stores -> work.apply(new UnlockedStores(stores)));
    }

    private record UnlockedLicenses(Licenses licenses) implements Licenses {
        @Override
        public Optional<License> lock(LicenseKey key) {
            return licenses.find(key, EVERYTHING);
        }

        @Override
        public Optional<License> lock(LicenseId id, Scope scope) {
            return licenses.find(id, scope);
        }

        @Override
        public LicenseId nextId() {
            return licenses.nextId();
        }

        @Override
        public void add(License license) {
            licenses.add(license);
        }

        @Override
        public void update(License license) {
            licenses.update(license);
        }

        @Override
        public List<License> lockUnmarked(ProductId product, Optional<LicenseId> last, int limit) {
            return licenses.lockUnmarked(product, last, limit);
        }

        @Override
        public void markDeleted(List<License> marked, Instant now) {
            licenses.markDeleted(marked, now);
        }

        @Override
        public Optional<License> find(UUID uuid, Scope scope) {
            return licenses.find(uuid, scope);
        }

        @Override
        public Optional<License> find(LicenseId id, Scope scope) {
            return licenses.find(id, scope);
        }

        @Override
        public Optional<License> find(LicenseKey key, Scope scope) {
            return licenses.find(key, scope);
        }

        @Override
        public Page<License> list(LicenseFilter filter, Scope scope, PageRequest page) {
            return licenses.list(filter, scope, page);
        }

        @Override
        public List<LicenseId> nextIds(int count) {
            return licenses.nextIds(count);
        }

        @Override
        public void addAll(List<License> added) {
            licenses.addAll(added);
        }

        @Override
        public Set<LicenseKey> taken(Collection<LicenseKey> keys) {
            return licenses.taken(keys);
        }

        @Override
        public List<License> after(LicenseFilter filter, Optional<LicenseId> last, Scope scope, int limit) {
            return licenses.after(filter, last, scope, limit);
        }

        @Override
        public long count(AccountId owner) {
            return licenses.count(owner);
        }

        @Override
        public boolean existsFor(ProductId product) {
            return licenses.existsFor(product);
        }

        @Override
        public boolean existsFor(CustomerId customer) {
            return licenses.existsFor(customer);
        }
    }

    private record UnlockedFacts(Stores stores) implements LockedFacts {
        @Override
        public Optional<LicenseSnapshot> lock(ValidationRequest request, LicenseSnapshot known) {
            return stores.licenses()
                    .find(request.key(), EVERYTHING)
                    .map(license -> new LicenseSnapshot(
                            license,
                            stores.products()
                                    .find(license.product(), EVERYTHING)
                                    .orElseThrow(),
                            stores.seats().of(license.id()),
                            stores.blacklists()
                                    .amongst(
                                            license,
                                            List.of(request.ip()),
                                            request.hardware().stream().toList()),
                            known.seatRevision()));
        }
    }

    private record UnlockedAccounts(Accounts accounts) implements Accounts {
        @Override
        public Optional<Account> lock(AccountId id) {
            return accounts.find(id);
        }

        @Override
        public AccountId nextId() {
            return accounts.nextId();
        }

        @Override
        public void add(Account account) {
            accounts.add(account);
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return accounts.find(id);
        }

        @Override
        public Optional<Account> findByEmail(String email) {
            return accounts.findByEmail(email);
        }

        @Override
        public void update(Account account) {
            accounts.update(account);
        }

        @Override
        public List<Account> lockAdministrators() {
            return accounts.lockAdministrators();
        }

        @Override
        public Page<Account> list(PageRequest page) {
            return accounts.list(page);
        }

        @Override
        public Optional<Account> findByDiscord(DiscordId discord) {
            return accounts.findByDiscord(discord);
        }
    }

    private static final class UnlockedStores extends ForwardingStores {
        UnlockedStores(Stores stores) {
            super(stores);
        }

        @Override
        public Licenses licenses() {
            return new UnlockedLicenses(stores.licenses());
        }

        @Override
        public LockedFacts facts() {
            return new UnlockedFacts(stores);
        }

        @Override
        public Accounts accounts() {
            return new UnlockedAccounts(stores.accounts());
        }
    }
}
