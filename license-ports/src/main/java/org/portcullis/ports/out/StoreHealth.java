package org.portcullis.ports.out;

/** Whether a store can be reached. */
@FunctionalInterface
public interface StoreHealth {

    /** Whether the store answered just now; false after at most a few seconds if it did not. Throws nothing. */
    boolean isReachable();
}
