package org.portcullis.ports.out;

/**
 * Whether changes that other nodes commit are heard of. They reach the {@link CommitListener} like this node's own; but
 * while the network is silent nobody can tell whether there are none, and copies of what is stored must not be believed.
 */
@FunctionalInterface
public interface RemoteChanges {

    /** There are no other nodes. */
    RemoteChanges NONE = () -> true;

    /**
     * Whether every change that was acknowledged to whoever made it more than a second ago has been told to the listener.
     * Quick, thread-safe, and throws nothing.
     */
    boolean areHeard();
}
