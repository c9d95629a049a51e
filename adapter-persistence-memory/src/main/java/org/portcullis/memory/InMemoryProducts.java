package org.portcullis.memory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.Removal;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.out.Products;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryProducts implements Products {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final Entities<Product> products;
    private final Index<Product> byOwner;
    private final Index<Product> byName;
    private final Index<Product> bySlug;
    private final Index<Product> byUuid;
    private final TableView<Product> removed;
    private final TableView<Removal> removals;
    private final InMemoryBlacklists blacklists;

    InMemoryProducts(Transaction transaction, Tables tables, InMemoryBlacklists blacklists) {
        this.transaction = transaction;
        this.numbers = tables.productNumbers;
        this.byOwner = new Index<>(
                transaction.on(tables.productsByOwner),
                product ->
                        Key.owned(Optional.of(product.owner()), "", product.id().value()));
        this.byName = new Index<>(
                transaction.on(tables.productsByName), product -> Set.of(keyOf(product.owner(), product.name())));
        this.bySlug = new Index<>(
                transaction.on(tables.productsBySlug),
                product -> product.slug()
                        .map(slug -> Set.of(Key.of(product.owner().value(), slug.text())))
                        .orElse(Set.of()));
        this.byUuid = new Index<>(
                transaction.on(tables.productsByUuid),
                product -> Set.of(
                        new Key(0, product.uuid().toString(), product.id().value())));
        this.products = new Entities<>(transaction, tables.products, List.of(byName, bySlug, byUuid, byOwner));
        this.removals = transaction.on(tables.removals);
        this.removed = transaction.on(tables.removedProducts);
        this.blacklists = blacklists;
    }

    private static Key keyOf(AccountId owner, String name) {
        return Key.of(owner.value(), name.toLowerCase(Locale.ROOT));
    }

    @Override
    public ProductId nextId() {
        return new ProductId(numbers.incrementAndGet());
    }

    @Override
    public void add(Product product) {
        products.add(product.id().value(), product);
    }

    @Override
    public void update(Product product) {
        products.update(product.id().value(), product);
    }

    @Override
    public void remove(ProductId id) {
        products.lock(id.value()).ifPresent(product -> {
            products.remove(id.value());
            removed.put(Key.of(id.value()), product);
            blacklists.forget(id);
        });
    }

    @Override
    public Optional<Product> findByName(AccountId owner, String name) {
        return products.find(byName, keyOf(owner, name));
    }

    @Override
    public Optional<Product> findBySlug(AccountId owner, Slug slug) {
        return products.find(bySlug, Key.of(owner.value(), slug.text()));
    }

    @Override
    public Map<ProductId, UUID> uuids(Collection<ProductId> wanted, Scope scope) {
        return wanted.stream()
                .distinct()
                .flatMap(id -> find(id, scope).stream())
                .collect(Collectors.toMap(Product::id, Product::uuid));
    }

    @Override
    public Optional<Product> find(UUID uuid, Scope scope) {
        return transaction.read(() -> products.all(byUuid, Range.of(0, uuid.toString()))
                .filter(product -> scope.includes(product.owner(), product.id()))
                .findFirst());
    }

    @Override
    public void addRemoval(Removal removal) {
        removals.add(Key.of(removal.product().value()), removal);
    }

    @Override
    public Optional<Removal> lockRemoval() {
        Optional<Removal> first =
                transaction.read(() -> removals.stream(Range.of(0)).findFirst());
        return first.flatMap(removal -> {
            Key key = Key.of(removal.product().value());
            removals.lock(key);
            return removals.find(key);
        });
    }

    @Override
    public void endRemoval(ProductId id) {
        removals.remove(Key.of(id.value()));
    }

    /** The product, even if it was removed. */
    Product recall(ProductId id) {
        return transaction.read(() -> products.find(id.value())
                .or(() -> removed.find(Key.of(id.value())))
                .orElseThrow());
    }

    @Override
    public Optional<Product> find(ProductId id, Scope scope) {
        return products.find(id.value()).filter(product -> scope.includes(product.owner(), product.id()));
    }

    @Override
    public Optional<Product> lock(ProductId id, Scope scope) {
        return find(id, scope).flatMap(product -> products.lock(id.value()));
    }

    @Override
    public Page<Product> list(boolean activeOnly, Scope scope, PageRequest page) {
        return products.page(() -> inScope(scope).filter(product -> product.active() || !activeOnly), page);
    }

    private Stream<Product> inScope(Scope scope) {
        return scope instanceof Scope.OfProduct of
                ? find(of.product(), scope).stream()
                : products.all(byOwner, Range.of(scope, ""));
    }

    @Override
    public List<Product> after(Optional<ProductId> last, Scope scope, int limit) {
        return products.after(byOwner, Range.of(scope, ""), last.map(ProductId::value), limit);
    }
}
