package org.portcullis.ports.in;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.ports.Forbidden;

/**
 * The keys by which the programs of one product call. People make them: to programs that bear one they are {@link Forbidden}.
 * Visibility and commits as in {@link LicenseAdministration}. Thread-safe.
 */
public interface AppKeyAdministration {

    /** Makes a product and its key, both or neither. */
    AppCreation create(Caller caller, ProductDraft draft);

    /** Gives a product a new key; one that it had is refused from then on, on other nodes within a second. Empty if there is no such product. */
    Optional<NewApiToken> renew(Caller caller, ProductId product);

    /** The keys of those of {@code products} that the caller sees and that have one. */
    Map<ProductId, ApiToken> of(Caller caller, Collection<ProductId> products);
}
