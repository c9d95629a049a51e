package org.portcullis.application.idempotency;

import java.time.Instant;
import java.util.function.Consumer;
import org.portcullis.ports.out.IdempotencyRecords;
import org.portcullis.ports.out.Transactions;

/** Forgets the calls that may no longer be sent again. */
public record ForgetCalls(Transactions transactions) implements Consumer<Instant> {

    private static final int AT_ONCE = 1_000;

    @Override
    public void accept(Instant now) {
        Instant oldest = now.minus(IdempotencyRecords.REMEMBERED);
        int forgotten;
        do {
            forgotten =
                    transactions.inTransaction(stores -> stores.idempotency().forget(oldest, AT_ONCE));
        } while (forgotten == AT_ONCE);
    }
}
