package org.portcullis.application.product;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.Slug;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;

/** Makes a product, with its audit entry. */
public final class MakeProduct {

    private final Identifiers identifiers;
    private final Journal journal;
    private final InstantSource time;

    public MakeProduct(Identifiers identifiers, Journal journal, InstantSource time) {
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
    }

    /**
     * A product of {@code owner}.
     *
     * @throws Duplicate if the account has one with the same name or slug
     */
    public Product make(Stores stores, Caller caller, AccountId owner, ProductDraft draft) {
        Instant now = time.instant();
        ProductId id = stores.products().nextId();
        ProductDraft called =
                draft.slug().isPresent() ? draft : draft.called(freeSlug(stores, owner, draft.name(), id));
        Product product = called.product(id, identifiers.uuid(now), owner, now);
        stores.products().add(product);
        journal.audit(stores, caller, Deed.on(product, AuditAction.CREATE, Map.of(), AuditFields.of(product)), now);
        return product;
    }

    /** One that is made from the name; of several products that it would be made for, all but one have their numbers in it. */
    private static Slug freeSlug(Stores stores, AccountId owner, String name, ProductId id) {
        Slug slug = Slug.of(name);
        return stores.products().findBySlug(owner, slug).isEmpty() ? slug : slug.numbered(id.value());
    }
}
