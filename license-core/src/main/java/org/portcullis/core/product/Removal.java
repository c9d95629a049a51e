package org.portcullis.core.product;

import java.util.Optional;
import org.portcullis.core.access.Origin;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

/**
 * That a product was removed together with its licences, which takes a while if there are many.
 *
 * @param product which product
 * @param actor who removed it; empty for the server itself
 * @param origin where the call came from
 */
public record Removal(ProductId product, Optional<AccountId> actor, Origin origin) {}
