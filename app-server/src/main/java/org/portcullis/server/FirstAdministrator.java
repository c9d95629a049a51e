package org.portcullis.server;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Account 1: whoever runs commands acts as it, and it is the first that can sign in. */
final class FirstAdministrator {

    static final AccountId ID = new AccountId(1);

    static final String EMAIL = "admin@localhost";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private FirstAdministrator() {}

    /** Makes the account with this address, if there is none yet. */
    static void ensure(Transactions transactions, Identifiers identifiers, String email, Instant now) {
        try {
            makeIfAbsent(transactions, identifiers, email, now);
        } catch (Duplicate madeMeanwhile) {
            LOG.debug("Another node that starts as well was quicker", madeMeanwhile);
        }
    }

    /**
     * Gives the account this password, if it has none and is there.
     *
     * @return its address, if this did; of nodes that start at once one does
     */
    static Optional<String> ensurePassword(
            Transactions transactions, Passwords passwords, Password password, Instant now) {
        if (transactions.inTransaction(FirstAdministrator::hasPassword)) {
            return Optional.empty();
        }
        PasswordHash hash = passwords.hash(password);
        try {
            return transactions.inTransaction(stores -> {
                stores.accountPasswords().add(ID, hash, now);
                return stores.accounts().find(ID).map(Account::email);
            });
        } catch (Duplicate givenMeanwhile) {
            LOG.debug("Another node that starts as well was quicker", givenMeanwhile);
            return Optional.empty();
        }
    }

    private static boolean hasPassword(Stores stores) {
        return stores.accountPasswords().of(ID).isPresent();
    }

    private static void makeIfAbsent(Transactions transactions, Identifiers identifiers, String email, Instant now) {
        transactions.inTransaction(stores -> {
            if (stores.accounts().find(ID).isEmpty()) {
                // Takes 1 out of the numbers to come; if an earlier start was interrupted here, it is out already.
                stores.accounts().nextId();
                stores.accounts()
                        .add(new Account(
                                ID, identifiers.uuid(now), email, Role.ADMIN, AccountPlan.UNLIMITED.name(), now));
            }
            return ID;
        });
    }
}
