package org.portcullis.core.access;

import java.util.Optional;
import org.portcullis.core.id.AccountId;

/** Who asks for something. */
public sealed interface Caller {

    /** Where the call came from. */
    Origin origin();

    /** Somebody without a credential. */
    record Anonymous(Origin origin) implements Caller {}

    /** An account, by whatever credential. */
    record SignedIn(AccountId account, Role role, Origin origin) implements Caller {}

    /** The account, if there is one. */
    default Optional<AccountId> accountId() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case SignedIn signedIn -> Optional.of(signedIn.account());
        };
    }

    /** The account that owns what this caller makes; empty for those who can't own anything: buyers, and strangers. */
    default Optional<AccountId> vendor() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case SignedIn signedIn ->
                signedIn.role() == Role.CUSTOMER ? Optional.empty() : Optional.of(signedIn.account());
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
        };
    }
}
