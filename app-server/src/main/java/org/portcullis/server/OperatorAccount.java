package org.portcullis.server;

import java.time.Instant;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Account 1, which whoever runs the server acts as. */
final class OperatorAccount {

    static final AccountId ID = new AccountId(1);

    private static final Logger LOG = LoggerFactory.getLogger(OperatorAccount.class);

    private static final String EMAIL = "operator@localhost";

    private OperatorAccount() {}

    /** Makes it if there is none yet. */
    static void ensure(Transactions transactions, Identifiers identifiers, Instant now) {
        try {
            makeIfAbsent(transactions, identifiers, now);
        } catch (Duplicate madeMeanwhile) {
            LOG.debug("Another node that starts as well was quicker", madeMeanwhile);
        }
    }

    private static void makeIfAbsent(Transactions transactions, Identifiers identifiers, Instant now) {
        transactions.inTransaction(stores -> {
            if (stores.accounts().find(ID).isEmpty()) {
                // Takes 1 out of the numbers to come; if an earlier start was interrupted here, it is out already.
                stores.accounts().nextId();
                stores.accounts()
                        .add(new Account(
                                ID, identifiers.uuid(now), EMAIL, Role.ADMIN, AccountPlan.UNLIMITED.name(), now));
            }
            return ID;
        });
    }
}
