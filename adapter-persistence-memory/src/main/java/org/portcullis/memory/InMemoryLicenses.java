package org.portcullis.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.out.Licenses;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.LicenseFilter.Buyer;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryLicenses implements Licenses {
    // What the index entries of an owner, a product or a customer are named.
    private static final String LIVING = "living";
    private static final String DELETED = "deleted";

    private final Transaction transaction;
    private final AtomicLong numbers;
    private final Entities<License> licenses;
    private final Index<License> byKey;
    private final Index<License> byUuid;
    private final Index<License> byOwner;
    private final Index<License> byProduct;
    private final Index<License> byCustomer;
    private final Index<License> byBuyer;
    private final TableView<Long> retiredKeys;
    private final TableView<?> accounts;
    private final TableView<?> products;
    private final TableView<Customer> customers;
    private final TableView<Long> customersByOwner;
    private final TableView<?> removedProducts;

    InMemoryLicenses(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.licenseNumbers;
        this.byKey = new Index<>(transaction.on(tables.licensesByKey), license -> Set.of(keyOf(license.key())));
        this.byUuid = new Index<>(
                transaction.on(tables.licensesByUuid),
                license -> Set.of(
                        new Key(0, license.uuid().toString(), license.id().value())));
        this.byOwner = new Index<>(
                transaction.on(tables.licensesByOwner),
                license -> Key.owned(
                        Optional.of(license.owner()),
                        nameOf(license),
                        license.id().value()));
        this.byProduct = new Index<>(
                transaction.on(tables.licensesByProduct),
                license -> Set.of(listed(license.product().value(), license)));
        this.byCustomer = new Index<>(
                transaction.on(tables.licensesByCustomer),
                license -> license.customer()
                        .map(customer -> Set.of(listed(customer.value(), license)))
                        .orElse(Set.of()));
        this.byBuyer = new Index<>(transaction.on(tables.licensesByBuyer), InMemoryLicenses::buyersOf);
        this.licenses = new Entities<>(
                transaction, tables.licenses, List.of(byKey, byUuid, byOwner, byProduct, byCustomer, byBuyer));
        this.retiredKeys = transaction.on(tables.retiredKeys);
        this.accounts = transaction.on(tables.accounts);
        this.products = transaction.on(tables.products);
        this.customers = transaction.on(tables.customers);
        this.customersByOwner = transaction.on(tables.customersByOwner);
        this.removedProducts = transaction.on(tables.removedProducts);
    }

    static Key keyOf(LicenseKey key) {
        return Key.of(0, key.canonical());
    }

    @Override
    public LicenseId nextId() {
        return new LicenseId(numbers.incrementAndGet());
    }

    @Override
    public List<LicenseId> nextIds(int count) {
        return Stream.generate(this::nextId).limit(count).toList();
    }

    @Override
    public void addAll(List<License> added) {
        added.forEach(this::add);
    }

    @Override
    public Set<LicenseKey> taken(Collection<LicenseKey> keys) {
        return keys.stream()
                .filter(key -> byKey.find(keyOf(key)).isPresent() || retiredKeys.has(keyOf(key)))
                .collect(Collectors.toSet());
    }

    @Override
    public void add(License license) {
        requireParents(license);
        licenses.add(license.id().value(), license);
        refuseRetired(license.key());
    }

    @Override
    public void update(License license) {
        licenses.lock(license.id().value()).ifPresent(before -> {
            if (!haveSameParents(before, license)) {
                requireParents(license);
            }
            licenses.update(license.id().value(), license);
            if (!before.key().equals(license.key())) {
                refuseRetired(license.key());
            }
        });
    }

    @Override
    public Optional<License> find(LicenseId id, Scope scope) {
        return licenses.find(id.value())
                .filter(license -> scope.includes(license.owner(), license.product()))
                .map(this::asItAnswers);
    }

    @Override
    public Optional<License> find(LicenseKey key, Scope scope) {
        return licenses.find(byKey, keyOf(key))
                .filter(license -> scope.includes(license.owner(), license.product()))
                .map(this::asItAnswers);
    }

    @Override
    public Optional<License> lock(LicenseKey key) {
        // It may get another key until it is locked.
        return byKey.find(keyOf(key))
                .flatMap(licenses::lock)
                .filter(license -> license.key().equals(key))
                .map(this::asItAnswers);
    }

    @Override
    public Optional<License> lock(LicenseId id, Scope scope) {
        return find(id, scope).flatMap(license -> licenses.lock(id.value())).map(this::asItAnswers);
    }

    /** One whose product was removed is deleted, be it marked so or not. */
    private License asItAnswers(License license) {
        boolean deleted = !license.isDeleted()
                && removedProducts.has(Key.of(license.product().value()));
        return deleted ? license.deleted(license.updatedAt()) : license;
    }

    @Override
    public Optional<License> find(UUID uuid, Scope scope) {
        return transaction.read(() -> licenses.all(byUuid, Range.of(0, uuid.toString()))
                .filter(license -> scope.includes(license.owner(), license.product()))
                .findFirst()
                .map(this::asItAnswers));
    }

    @Override
    public List<License> lockUnmarked(ProductId product, Optional<LicenseId> last, int limit) {
        Range all = Range.of(product.value(), LIVING);
        List<Long> numbers = transaction.read(
                () -> byProduct.stream(all.after(last.map(LicenseId::value).orElse(0L)))
                        .limit(limit)
                        .toList());
        return numbers.stream()
                .flatMap(number -> licenses.lock(number).stream())
                .toList();
    }

    @Override
    public void markDeleted(List<License> marked, Instant now) {
        marked.forEach(license -> licenses.update(license.id().value(), license.deleted(now)));
    }

    @Override
    public Page<License> list(LicenseFilter filter, Scope scope, PageRequest page) {
        return licenses.page(() -> wanted(filter, scope, 0).map(this::asItAnswers), page);
    }

    @Override
    public List<License> after(LicenseFilter filter, Optional<LicenseId> last, Scope scope, int limit) {
        return transaction.read(
                () -> wanted(filter, scope, last.map(LicenseId::value).orElse(0L))
                        .limit(limit)
                        .map(this::asItAnswers)
                        .toList());
    }

    @Override
    public long count(AccountId owner) {
        return transaction.read(
                () -> byOwner.stream(Range.of(owner.value(), LIVING)).count());
    }

    @Override
    public boolean existsFor(ProductId product) {
        return exists(byProduct, Range.of(product.value(), LIVING));
    }

    @Override
    public boolean existsFor(CustomerId customer) {
        return exists(byCustomer, Range.of(customer.value(), LIVING));
    }

    /** Every licence in scope, marked as deleted or not. */
    List<License> everMade(Scope scope) {
        return transaction.read(() -> switch (scope) {
            case Scope.Everything everything ->
                licenses.all(byOwner, Range.of(0)).toList();
            case Scope.OwnedBy owned ->
                licenses.all(byOwner, Range.of(owned.account().value())).toList();
            case Scope.OfProduct of ->
                licenses.all(byProduct, Range.of(of.product().value()))
                        .filter(license -> scope.includes(license.owner(), license.product()))
                        .toList();
            case Scope.Nothing nothing -> List.<License>of();
        });
    }

    /** Takes {@code customer} from its licences. */
    void forget(CustomerId customer) {
        transaction
                .read(() -> byCustomer.stream(Range.of(customer.value())).toList())
                .forEach(number ->
                        licenses.lock(number).ifPresent(license -> licenses.update(number, license.withoutCustomer())));
        transaction.require(
                () -> !exists(byCustomer, Range.of(customer.value())),
                "the customer has licenses that can't be changed");
    }

    private boolean exists(Index<License> index, Range range) {
        return transaction.read(() -> index.stream(range).findAny().isPresent());
    }

    private void requireParents(License license) {
        transaction.require(
                () -> accounts.has(Key.of(license.owner().value()))
                        && products.has(Key.of(license.product().value()))
                        && license.customer()
                                .map(customer -> customers.has(Key.of(customer.value())))
                                .orElse(true),
                "no such owner, product or customer");
    }

    private static boolean haveSameParents(License one, License other) {
        return one.owner().equals(other.owner())
                && one.product().equals(other.product())
                && one.customer().equals(other.customer());
    }

    private void refuseRetired(LicenseKey key) {
        retiredKeys.lock(keyOf(key));
        if (retiredKeys.has(keyOf(key))) {
            throw transaction.duplicate();
        }
    }

    /** All that match and have a number above {@code last}, by number. */
    private Stream<License> wanted(LicenseFilter filter, Scope scope, long last) {
        return candidates(filter, scope, last)
                .filter(license -> scope.includes(license.owner(), license.product()) && matches(filter, license));
    }

    /** All that match, found by what finds the fewest, and others. */
    private Stream<License> candidates(LicenseFilter filter, Scope scope, long last) {
        if (filter.buyer().isPresent()) {
            return soldTo(filter.buyer().get(), scope, last);
        }
        boolean wantsDeleted = filter.wants(Standing.DELETED);
        if (wantsDeleted && filter.standings().size() > 1) {
            return byNumber(Stream.of(LIVING, DELETED).flatMap(name -> candidates(filter, scope, name, last)));
        }
        return candidates(filter, scope, wantsDeleted ? DELETED : LIVING, last);
    }

    private Stream<License> candidates(LicenseFilter filter, Scope scope, String name, long last) {
        if (filter.customer().isPresent()) {
            return licenses.all(
                    byCustomer, Range.of(filter.customer().get().value(), name).after(last));
        }
        if (filter.product().isPresent()) {
            return licenses.all(
                    byProduct, Range.of(filter.product().get().value(), name).after(last));
        }
        return scope instanceof Scope.OfProduct of
                ? licenses.all(byProduct, Range.of(of.product().value(), name).after(last))
                : licenses.all(byOwner, Range.of(scope, name).after(last));
    }

    private Stream<License> soldTo(Buyer buyer, Scope scope, long last) {
        return switch (buyer) {
            case Buyer.AtPlatform at ->
                licenses.all(byBuyer, Range.of(0, nameOf(at)).after(last));
            case Buyer.AtDiscord at ->
                licenses.all(byBuyer, Range.of(0, nameOf(at)).after(last));
            case Buyer.Email email ->
                byNumber(customersByOwner.stream(Range.of(scope.ofWholeAccounts(), ""))
                        .flatMap(number -> customers.find(Key.of(number)).stream())
                        .filter(customer -> isOf(email, customer))
                        .flatMap(customer -> Stream.of(LIVING, DELETED)
                                .map(name ->
                                        Range.of(customer.id().value(), name).after(last)))
                        .flatMap(range -> licenses.all(byCustomer, range)));
        };
    }

    private static boolean isOf(Buyer.Email email, Customer customer) {
        String wanted = email.address().toLowerCase(Locale.ROOT);
        return customer.email()
                .filter(own -> own.toLowerCase(Locale.ROOT).equals(wanted))
                .isPresent();
    }

    private static Stream<License> byNumber(Stream<License> licenses) {
        return licenses.sorted(Comparator.comparingLong(license -> license.id().value()));
    }

    private static boolean matches(LicenseFilter filter, License license) {
        return filter.product().map(license.product()::equals).orElse(true)
                && filter.customer()
                        .map(wanted -> license.customer().equals(Optional.of(wanted)))
                        .orElse(true)
                && filter.kind().map(license.kind()::equals).orElse(true)
                && filter.wants(license.standing())
                && filter.expiredAt()
                        .map(expiry -> license.isExpired(expiry.now()) == expiry.expired())
                        .orElse(true);
    }

    private static Set<Key> buyersOf(License license) {
        Set<Key> keys = new HashSet<>();
        PlatformOwner owner = license.platform();
        if (owner.platform().isPresent() && owner.id().isPresent()) {
            Buyer.AtPlatform at =
                    new Buyer.AtPlatform(owner.platform().get(), owner.id().get());
            keys.add(new Key(0, nameOf(at), license.id().value()));
        }
        owner.discordId()
                .ifPresent(id -> keys.add(
                        new Key(0, nameOf(new Buyer.AtDiscord(id)), license.id().value())));
        return keys;
    }

    private static String nameOf(Buyer.AtPlatform at) {
        return at.platform() + ":" + at.id();
    }

    private static String nameOf(Buyer.AtDiscord at) {
        return "discord:" + at.id();
    }

    private static Key listed(long parent, License license) {
        return new Key(parent, nameOf(license), license.id().value());
    }

    private static String nameOf(License license) {
        return license.isDeleted() ? DELETED : LIVING;
    }
}
