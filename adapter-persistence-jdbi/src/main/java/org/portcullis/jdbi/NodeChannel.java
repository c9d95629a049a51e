package org.portcullis.jdbi;

import java.util.Collection;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.RemoteChanges;

/** How the nodes that share a database tell each other what they changed. */
interface NodeChannel extends RemoteChanges, AutoCloseable {

    /** Of a database that only one process can open. */
    NodeChannel NONE = new NodeChannel() {
        @Override
        public void send(Session session, Collection<Change> changes) {}

        @Override
        public boolean areHeard() {
            return true;
        }

        @Override
        public void close() {}
    };

    /** Has other nodes told of {@code changes} if the transaction of {@code session} is committed, which comes next. */
    void send(Session session, Collection<Change> changes);

    @Override
    void close();
}
