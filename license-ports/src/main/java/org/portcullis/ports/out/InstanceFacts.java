package org.portcullis.ports.out;

import java.util.Optional;

/** What is settled once for an instance, by the first of its nodes that starts, and is the same for all of them from then on. */
public interface InstanceFacts {

    /** What there is to know. */
    enum Fact {
        /** The {@linkplain Seals#checkValue() check value} of the master key that the instance's secrets are sealed with. */
        MASTER_KEY_CHECK,
        /** A UUID, by which the instance is told from all others. */
        INSTANCE_ID
    }

    /** What is settled; empty if nothing is yet. */
    Optional<String> find(Fact fact);

    /**
     * What is settled; if nothing was, {@code proposal} is. Of nodes that propose at once one settles it, and all get what it
     * proposed.
     *
     * @param proposal printable ASCII
     */
    String settle(Fact fact, String proposal);

    /** Settles {@code next} in the place of {@code before}; false, and nothing happens, if something else is settled. */
    boolean replace(Fact fact, String before, String next);
}
