package org.portcullis.core.access;

import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

/** Who asks for something. */
public sealed interface Caller {

    /** Where the call came from. */
    Origin origin();

    /** Somebody without a credential. */
    record Anonymous(Origin origin) implements Caller {}

    /** An account, by whatever credential. */
    record SignedIn(AccountId account, Role role, Origin origin) implements Caller {}

    /** A program that bears the app key of one of an account's products, and acts as that account within it. */
    record App(AccountId account, ProductId product, Origin origin) implements Caller {}

    /** The account, if there is one. */
    default Optional<AccountId> accountId() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case SignedIn signedIn -> Optional.of(signedIn.account());
            case App app -> Optional.of(app.account());
        };
    }

    /** Whether an administrator is signed in. */
    default boolean isAdministrator() {
        return this instanceof SignedIn signedIn && signedIn.role() == Role.ADMIN;
    }

    /** Whether a buyer is signed in, who owns nothing that is sold. */
    default boolean isBuyer() {
        return this instanceof SignedIn signedIn && signedIn.role() == Role.CUSTOMER;
    }

    /**
     * The account that owns the products, customers and the like that this caller makes; empty for those who can't make any:
     * buyers, strangers, and programs within one product.
     */
    default Optional<AccountId> vendor() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case SignedIn signedIn -> isBuyer() ? Optional.empty() : Optional.of(signedIn.account());
            case App app -> Optional.empty();
        };
    }

    /** What of a server's licences, products and the like this caller may see and change. */
    default Scope scope() {
        return switch (this) {
            case Anonymous anonymous -> new Scope.Nothing();
            case SignedIn signedIn ->
                switch (signedIn.role()) {
                    case ADMIN -> new Scope.Everything();
                    case USER -> new Scope.OwnedBy(signedIn.account());
                    case CUSTOMER -> new Scope.Nothing();
                };
            case App app -> new Scope.OfProduct(app.account(), app.product());
        };
    }
}
