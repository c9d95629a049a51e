package org.portcullis.application.product;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.application.retry.Retries;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.Removal;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ProductChange;
import org.portcullis.ports.in.ProductDeletion;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What owners do with their products. */
public final class AdministerProducts implements ProductAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(AdministerProducts.class);

    private final Transactions transactions;
    private final MakeProduct making;
    private final IssueTokens tokens;
    private final MarkLicenses marking;
    private final Runnable markLater;
    private final Journal journal;
    private final InstantSource time;

    /**
     * Over these.
     *
     * @param markLater has the licences marked of a removed product that are more than a piece
     */
    public AdministerProducts(
            Transactions transactions,
            MakeProduct making,
            IssueTokens tokens,
            MarkLicenses marking,
            Runnable markLater,
            Journal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.making = making;
        this.tokens = tokens;
        this.marking = marking;
        this.markLater = markLater;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public ProductChange create(Caller caller, ProductDraft draft) {
        AccountId owner = caller.vendor().orElseThrow(() -> new Forbidden("only vendors have products"));
        try {
            // Another one's name may lead to the same slug; a name that is taken stays so.
            return Retries.whileTaken(() -> transactions.inTransaction(
                    stores -> new ProductChange.Done(making.make(stores, caller, owner, draft))));
        } catch (Duplicate taken) {
            return new ProductChange.NameTaken();
        }
    }

    @Override
    public Optional<Product> find(Caller caller, ProductId id) {
        return transactions.inTransaction(stores -> stores.products().find(id, caller.scope()));
    }

    @Override
    public Optional<Product> find(Caller caller, UUID uuid) {
        return transactions.inTransaction(stores -> stores.products().find(uuid, caller.scope()));
    }

    @Override
    public Map<ProductId, UUID> uuids(Caller caller, Collection<ProductId> ids) {
        return transactions.inTransaction(stores -> stores.products().uuids(ids, caller.scope()));
    }

    @Override
    public Page<Product> list(Caller caller, boolean activeOnly, PageRequest page) {
        return transactions.inTransaction(stores -> stores.products().list(activeOnly, caller.scope(), page));
    }

    @Override
    public List<Product> after(Caller caller, Optional<ProductId> last, int limit) {
        return transactions.inTransaction(stores -> stores.products().after(last, caller.scope(), limit));
    }

    @Override
    public ProductChange change(Caller caller, ProductId id, UnaryOperator<ProductDraft> change) {
        try {
            return transactions.inTransaction(stores -> stores.products()
                    .lock(id, caller.scope())
                    .<ProductChange>map(product -> change(stores, caller, product, change))
                    .orElseGet(ProductChange.NotFound::new));
        } catch (Duplicate taken) {
            return new ProductChange.NameTaken();
        }
    }

    @Override
    public ProductDeletion delete(Caller caller, ProductId id) {
        return transactions.inTransaction(stores -> {
            Optional<Product> product = stores.products().lock(id, caller.scope());
            if (product.isEmpty()) {
                return ProductDeletion.NOT_FOUND;
            }
            if (stores.licenses().existsFor(id)) {
                return ProductDeletion.IN_USE;
            }
            remove(stores, caller, product.get());
            return ProductDeletion.DELETED;
        });
    }

    @Override
    public boolean deleteWithLicenses(Caller caller, ProductId id) {
        if (caller.vendor().isEmpty()) {
            throw new Forbidden("only vendors delete products with their licenses");
        }
        boolean removed = transactions.inTransaction(stores -> {
            Optional<Product> product = stores.products().lock(id, caller.scope());
            product.ifPresent(found -> {
                remove(stores, caller, found);
                stores.products().addRemoval(new Removal(id, caller.accountId(), caller.origin()));
                // Copies of its licences still know it.
                stores.announce(new Change.AccountChanged(found.owner()));
            });
            return product.isPresent();
        });
        if (removed) {
            markFirst();
        }
        return removed;
    }

    /**
     * All licenses of most products, the first of others: with a million it would keep the caller waiting for a minute. What was
     * asked for is done by now, so that this may fail.
     */
    private void markFirst() {
        try {
            marking.markPiece(time.instant());
        } catch (StorageException away) {
            LOG.warn("The licenses of a removed product are marked later", away);
        }
        markLater.run();
    }

    private void remove(Stores stores, Caller caller, Product product) {
        Instant now = time.instant();
        Map<String, String> before = AuditFields.of(product);
        tokens.revokeKeys(stores, caller, product, now);
        stores.products().remove(product.id());
        journal.audit(stores, caller, Deed.on(product, AuditAction.DELETE, before, Map.of()), now);
    }

    private ProductChange change(Stores stores, Caller caller, Product product, UnaryOperator<ProductDraft> change) {
        Instant now = time.instant();
        Product changed = change.apply(ProductDraft.of(product)).applyTo(product, now);
        stores.products().update(changed);
        stores.announce(new Change.AccountChanged(changed.owner()));
        journal.audit(
                stores,
                caller,
                Deed.on(changed, AuditAction.UPDATE, AuditFields.of(product), AuditFields.of(changed)),
                now);
        return new ProductChange.Done(changed);
    }
}
