package org.portcullis.memory;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets readers see all of a commit or nothing of it. A reader takes no lock unless a commit happened while it read: then
 * it reads again, with commits held off.
 */
final class Commits {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    // Odd while a commit is being applied.
    private volatile long version;

    <T> T read(Supplier<T> reading) {
        long before = version;
        if (before % 2 == 0) {
            try {
                T result = reading.get();
                if (version == before) {
                    return result;
                }
            } catch (RuntimeException perhapsHalfACommitSeen) {
                if (version == before) {
                    throw perhapsHalfACommitSeen;
                }
            }
        }
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs {@code check} and then {@code commit}, with no other commit in between; if the first throws, not the second. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // changed under the write lock only
    void write(Runnable check, Runnable commit) {
        lock.writeLock().lock();
        try {
            check.run();
            version++;
            try {
                commit.run();
            } finally {
                version++;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
