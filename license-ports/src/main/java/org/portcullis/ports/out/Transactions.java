package org.portcullis.ports.out;

import java.util.function.Function;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;

/** Runs work on the stores, all of it or none. Thread-safe. */
public interface Transactions {

    /**
     * Runs {@code work} in one transaction and commits, durably, before it returns. If {@code work} throws, everything
     * is rolled back and the exception comes out. What is not committed is seen by nobody else; each read within sees
     * what is committed when it is made (READ COMMITTED).
     *
     * <p>Work that lost against another transaction (a deadlock, a lock that was not to be had) is run again, so it must
     * have no effect but on the stores. What a store throws must come out of it: databases differ on whether a transaction
     * can go on after that. After the commit, and before this returns, the {@link CommitListener} is told of
     * what was {@linkplain Stores#announce announced}.
     *
     * @throws Duplicate if something that must be unique exists already; nothing was changed
     * @throws StorageConflict if it kept losing; nothing was changed
     * @throws StorageException if the store is away, or the outcome is unknown
     */
    <T> T inTransaction(Function<Stores, T> work);
}
