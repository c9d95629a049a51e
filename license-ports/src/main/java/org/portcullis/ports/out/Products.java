package org.portcullis.ports.out;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.Removal;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The products. */
public interface Products {

    /** A number that no product has had. */
    ProductId nextId();

    /**
     * Adds a product.
     *
     * @throws Duplicate if its account has another one with the same name, in whatever case, or the same slug
     */
    void add(Product product);

    /**
     * Replaces the product with the same id; nothing happens if there is none.
     *
     * @throws Duplicate if its account has another one with the same name, in whatever case, or the same slug
     */
    void update(Product product);

    /**
     * Removes a product: from then on it is in no answer, and its name and slug are free. Its licences stay, for the record; a
     * licence that was not deleted answers as if it were, but is listed and counted until it is
     * {@linkplain Licenses#markDeleted marked}. The blacklist entries that hold for it alone go with it. Nothing happens if
     * there is no such product.
     */
    void remove(ProductId id);

    /** Remembers that licences of a removed product are to be marked. */
    void addRemoval(Removal removal);

    /** The removal that has waited longest, locked until the transaction ends; empty if there is none. */
    Optional<Removal> lockRemoval();

    /** Forgets that licences of this product are to be marked. */
    void endRemoval(ProductId id);

    /** The product; empty if there is none or it is out of scope. */
    Optional<Product> find(ProductId id, Scope scope);

    /** The other names of those of {@code products} that are there and in scope. */
    Map<ProductId, UUID> uuids(Collection<ProductId> products, Scope scope);

    /** The product with this other name; empty if there is none or it is out of scope. */
    Optional<Product> find(UUID uuid, Scope scope);

    /**
     * The product, locked until the transaction ends, so that it is not removed while a licence or a blacklist entry is
     * made for it; empty if there is none or it is out of scope.
     */
    Optional<Product> lock(ProductId id, Scope scope);

    /** The product of {@code owner} with this name, in whatever case. */
    Optional<Product> findByName(AccountId owner, String name);

    /** The product of {@code owner} with this slug. */
    Optional<Product> findBySlug(AccountId owner, Slug slug);

    /** The products, by number; only those still sold if {@code activeOnly}. */
    Page<Product> list(boolean activeOnly, Scope scope, PageRequest page);

    /**
     * The products in scope whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most.
     * Takes as long for the last ones as for the first.
     */
    List<Product> after(Optional<ProductId> last, Scope scope, int limit);
}
