package org.portcullis.ports.out;

import java.util.Collection;

/** Wants to know what was committed. Thread-safe, quick, and throws nothing. */
@FunctionalInterface
public interface CommitListener {

    /** Wants to know nothing. */
    CommitListener NONE = changes -> {};

    /**
     * Called after a commit and before the change is answered to whoever asked for it, and also after one whose outcome is
     * unknown; not for one that announced nothing.
     *
     * @param changes what one transaction announced, in that order
     */
    void committed(Collection<Change> changes);
}
