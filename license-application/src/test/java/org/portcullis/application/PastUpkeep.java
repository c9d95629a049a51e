package org.portcullis.application;

import java.util.function.Function;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * What a test puts between callers and the stores; the engine's upkeep, which begins by itself at some moment of the test, goes
 * past it.
 */
record PastUpkeep(Transactions real, Transactions meddledWith) implements Transactions {

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        boolean isUpkeep = Thread.currentThread().getName().equals("upkeep");
        return (isUpkeep ? real : meddledWith).inTransaction(work);
    }
}
