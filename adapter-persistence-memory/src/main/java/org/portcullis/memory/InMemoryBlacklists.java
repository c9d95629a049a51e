package org.portcullis.memory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.ports.out.Blacklists;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryBlacklists implements Blacklists {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final Entities<BlacklistEntry> entries;
    private final Index<BlacklistEntry> byMatch;
    private final Index<BlacklistEntry> byOwner;
    private final Index<BlacklistEntry> byProduct;

    InMemoryBlacklists(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.blacklistNumbers;
        this.byMatch = new Index<>(
                transaction.on(tables.blacklistByMatch), entry -> Set.of(keyOf(entry.scope(), nameOf(entry.datum()))));
        this.byOwner = new Index<>(
                transaction.on(tables.blacklistByOwner),
                entry -> Key.owned(entry.scope().owner(), "", entry.id().value()));
        this.byProduct = new Index<>(transaction.on(tables.blacklistByProduct), InMemoryBlacklists::keysByProduct);
        this.entries = new Entities<>(transaction, tables.blacklist, List.of(byMatch, byOwner, byProduct));
    }

    @Override
    public BlacklistEntryId nextId() {
        return new BlacklistEntryId(numbers.incrementAndGet());
    }

    @Override
    public void add(BlacklistEntry entry) {
        entries.add(entry.id().value(), entry);
    }

    @Override
    public void update(BlacklistEntry entry) {
        entries.update(entry.id().value(), entry);
    }

    @Override
    public void remove(BlacklistEntryId id) {
        entries.remove(id.value());
    }

    @Override
    public Optional<BlacklistEntry> find(BlacklistEntryId id, Scope scope) {
        return entries.find(id.value()).filter(entry -> isWithin(scope, entry));
    }

    @Override
    public Optional<BlacklistEntry> lock(BlacklistEntryId id, Scope scope) {
        return find(id, scope).flatMap(entry -> entries.lock(id.value()));
    }

    @Override
    public Page<BlacklistEntry> list(Scope scope, PageRequest page) {
        return entries.page(() -> entries.all(byOwner, Range.of(scope, "")), page);
    }

    @Override
    public List<BlacklistEntry> after(Optional<BlacklistEntryId> last, Scope scope, int limit) {
        return entries.after(byOwner, Range.of(scope, ""), last.map(BlacklistEntryId::value), limit);
    }

    @Override
    public Barred amongst(License license, Collection<IpAddress> ips, Collection<Hardware> hardware) {
        return transaction.read(() -> new Barred(
                ips.stream().filter(ip -> isBarred(license, "ip:" + ip.text())).collect(Collectors.toSet()),
                hardware.stream()
                        .filter(device -> BlacklistedDatum.matchesOf(device).stream()
                                .anyMatch(match -> isBarred(license, "device:" + match)))
                        .collect(Collectors.toSet())));
    }

    /** Removes what is barred for {@code product} alone. */
    void forget(ProductId product) {
        transaction
                .read(() -> byProduct.stream(Range.of(product.value())).toList())
                .forEach(entries::remove);
    }

    private boolean isBarred(License license, String name) {
        return Stream.of(
                        new BlacklistScope.Instance(),
                        new BlacklistScope.Account(license.owner()),
                        new BlacklistScope.Product(license.owner(), license.product()))
                .anyMatch(scope -> byMatch.find(keyOf(scope, name)).isPresent());
    }

    private static boolean isWithin(Scope scope, BlacklistEntry entry) {
        return entry.scope().owner().map(scope::includes).orElse(scope instanceof Scope.Everything);
    }

    private static Key keyOf(BlacklistScope scope, String name) {
        return switch (scope) {
            case BlacklistScope.Instance instance -> Key.of(0, name);
            case BlacklistScope.Account account -> Key.of(account.account().value(), name);
            case BlacklistScope.Product product ->
                new Key(product.account().value(), name, product.product().value());
        };
    }

    private static Set<Key> keysByProduct(BlacklistEntry entry) {
        return entry.scope() instanceof BlacklistScope.Product scope
                ? Set.of(Key.of(scope.product().value(), entry.id().value()))
                : Set.of();
    }

    private static String nameOf(BlacklistedDatum datum) {
        return switch (datum) {
            case BlacklistedDatum.Ip ip -> "ip:" + ip.match();
            case BlacklistedDatum.Device device -> "device:" + device.match();
        };
    }
}
