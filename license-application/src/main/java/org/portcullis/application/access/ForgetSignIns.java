package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.Transactions;

/**
 * Forgets sessions that expired long ago, who did not come back to sign in, challenges that nobody answered, and attempts
 * that count no more.
 */
public final class ForgetSignIns {

    /** As long as somebody may want to know in which session something was done. */
    private static final Duration SESSIONS_KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final SignInAttempts attempts;

    public ForgetSignIns(Transactions transactions, SignInAttempts attempts) {
        this.transactions = transactions;
        this.attempts = attempts;
    }

    /** Forgets what is old at {@code now}. */
    public void forget(Instant now) {
        Instant expired = now.minus(SESSIONS_KEPT);
        untilNothingIsLeft(() ->
                transactions.inTransaction(stores -> stores.signInSessions().forget(expired, AT_ONCE)));
        untilNothingIsLeft(() ->
                transactions.inTransaction(stores -> stores.pendingSignIns().forget(now, AT_ONCE)));
        untilNothingIsLeft(() ->
                transactions.inTransaction(stores -> stores.signInChallenges().forget(now, AT_ONCE)));
        untilNothingIsLeft(() -> attempts.forget(now, AT_ONCE));
    }

    private static void untilNothingIsLeft(IntSupplier work) {
        int forgotten;
        do {
            forgotten = work.getAsInt();
        } while (forgotten == AT_ONCE);
    }
}
