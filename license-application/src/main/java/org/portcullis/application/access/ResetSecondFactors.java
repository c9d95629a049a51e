package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.SecondFactorReset;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Transactions;

/** Takes second factors from those who lost theirs, which takes no code and no master key. */
public final class ResetSecondFactors implements SecondFactorReset {

    private final Transactions transactions;
    private final AccessJournal journal;
    private final InstantSource time;

    public ResetSecondFactors(Transactions transactions, AccessJournal journal, InstantSource time) {
        this.transactions = transactions;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public boolean reset(Caller caller, AccountId id) {
        Administrators.require(caller, "only administrators reset second factors");
        Instant now = time.instant();
        return transactions.inTransaction(stores -> stores.accounts()
                .lock(id)
                .filter(account -> stores.secondFactors().remove(id))
                .map(account -> {
                    stores.signInChallenges().removeAll(id);
                    int ended = stores.signInSessions().endAll(id, Optional.empty(), now);
                    stores.announce(new Change.CredentialsChanged(id));
                    Map<String, String> after = AccessJournal.secondFactor("reset", ended);
                    journal.done(stores, caller, account, AuditAction.REVOKE, Map.of(), after, now);
                    return true;
                })
                .orElse(false));
    }
}
