package org.portcullis.core.access;

import org.portcullis.core.id.AccountId;

/**
 * Whose things a query may answer. Every query for something owned takes one, so that no store can forget to ask; what
 * is out of scope is as if it did not exist.
 */
public sealed interface Scope {

    /** Everybody's. */
    record Everything() implements Scope {}

    /** One account's. */
    record OwnedBy(AccountId account) implements Scope {}

    /** Nobody's. */
    record Nothing() implements Scope {}

    /** Whether something of {@code owner} is within. */
    default boolean includes(AccountId owner) {
        return switch (this) {
            case Everything everything -> true;
            case OwnedBy owned -> owned.account().equals(owner);
            case Nothing nothing -> false;
        };
    }
}
