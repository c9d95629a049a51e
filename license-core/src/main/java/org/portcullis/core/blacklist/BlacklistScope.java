package org.portcullis.core.blacklist;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

/** For which licences a blacklist entry holds. */
public sealed interface BlacklistScope {

    /** Every licence of the server. */
    record Instance() implements BlacklistScope {}

    /** Every licence of an account. */
    record Account(AccountId account) implements BlacklistScope {}

    /** The licences of one product of an account. */
    record Product(AccountId account, ProductId product) implements BlacklistScope {}

    /** Whether it holds for a licence of this account and product. */
    default boolean covers(AccountId owner, ProductId licensed) {
        return switch (this) {
            case Instance instance -> true;
            case Account account -> account.account().equals(owner);
            case Product product ->
                product.account().equals(owner) && product.product().equals(licensed);
        };
    }

    /** This scope for every product that the account, or for the instance anybody, has. */
    default BlacklistScope forAllProducts() {
        return switch (this) {
            case Instance instance -> instance;
            case Account account -> account;
            case Product product -> new Account(product.account());
        };
    }

    /** What an entry is for that bars everywhere {@code caller} may see; empty for those who own nothing. */
    static Optional<BlacklistScope> everywhereOf(Caller caller) {
        return caller.scope() instanceof Scope.Everything
                ? Optional.of(new Instance())
                : caller.vendor().map(Account::new);
    }

    /** The account that made the entry; empty for one of the whole instance. */
    default Optional<AccountId> owner() {
        return switch (this) {
            case Instance instance -> Optional.empty();
            case Account account -> Optional.of(account.account());
            case Product product -> Optional.of(product.account());
        };
    }
}
