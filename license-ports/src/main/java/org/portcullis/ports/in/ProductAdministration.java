package org.portcullis.ports.in;

import java.util.List;
import java.util.Optional;
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
}
