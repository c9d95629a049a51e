package org.portcullis.core.access;

import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

/**
 * Whose things a query may answer. Every query for something owned takes one, so that no store can forget to ask; what
 * is out of scope is as if it did not exist.
 */
public sealed interface Scope {

    /** Everybody's. */
    record Everything() implements Scope {}

    /** One account's. */
    record OwnedBy(AccountId account) implements Scope {}

    /** The licences of one product of an account, and the product itself; nothing else of that account's. */
    record OfProduct(AccountId account, ProductId product) implements Scope {}

    /** Nobody's. */
    record Nothing() implements Scope {}

    /** This, but of a product's account all: for what licences that are within have to do with, such as customers. */
    default Scope ofWholeAccounts() {
        return this instanceof OfProduct of ? new OwnedBy(of.account()) : this;
    }

    /** Whether something of {@code owner} is within that has to do with no product, or with several. */
    default boolean includes(AccountId owner) {
        return switch (this) {
            case Everything everything -> true;
            case OwnedBy owned -> owned.account().equals(owner);
            case OfProduct ofProduct -> false;
            case Nothing nothing -> false;
        };
    }

    /** Whether {@code product} of {@code owner}, or a licence of it, is within. */
    default boolean includes(AccountId owner, ProductId product) {
        return includes(owner) || equals(new OfProduct(owner, product));
    }
}
