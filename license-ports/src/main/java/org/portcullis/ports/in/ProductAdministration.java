package org.portcullis.ports.in;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their products; visibility and commits as in {@link LicenseAdministration}. Thread-safe. */
public interface ProductAdministration {

    /** Makes a product of the caller's account. */
    ProductChange create(Caller caller, ProductDraft draft);

    /** A product. */
    Optional<Product> find(Caller caller, ProductId id);

    /** The product with this other name. */
    Optional<Product> find(Caller caller, UUID uuid);

    /** The other names of those of {@code products} that the caller sees. */
    Map<ProductId, UUID> uuids(Caller caller, Collection<ProductId> products);

    /** The products, by number; only those still sold if {@code activeOnly}. */
    Page<Product> list(Caller caller, boolean activeOnly, PageRequest page);

    /**
     * The products whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most, so that a
     * list of any length can be gone through piece by piece.
     */
    List<Product> after(Caller caller, Optional<ProductId> last, int limit);

    /** Changes a product; {@code change} gets what was decided of it so far, and may be called more than once. */
    ProductChange change(Caller caller, ProductId id, UnaryOperator<ProductDraft> change);

    /** Deletes a product without licences. */
    ProductDeletion delete(Caller caller, ProductId id);

    /**
     * Deletes a product, its key, and softly all of its licences: when this returns they are all refused, on other nodes
     * within a second. Of very many licences lists and figures may tell a while longer. False if the caller sees no such
     * product.
     */
    boolean deleteWithLicenses(Caller caller, ProductId id);
}
