package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an H2 file from growing. Each commit writes the pages it changed anew, in one piece, and leaves their old places
 * behind; a piece is used again once nothing in it is valid any more. H2 copies the rest out of pieces that are nearly
 * empty, but only in the thread that writes late, and there is none where every commit is written at once. So that is
 * done here. (Measured: 4,000 bytes for each logged validation without it, 250 with it.)
 *
 * <p>It also has the operating system write to the disk what H2 wrote, well before old places are used again (see
 * RETENTION_TIME): after a power cut the file may lack what was written last, but is whole.
 */
final class H2Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(H2Compaction.class);

    private static final int INTERVAL_MILLIS = 250;
    private static final int ROUNDS_BETWEEN_SYNCS = 4;
    private static final int FILL_PERCENT = 80;
    /** Commits wait while pages are chosen, so few are at once. */
    private static final int BYTES_AT_ONCE = 1 << 20;

    private final MVStore store;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private H2Compaction(MVStore store) {
        this.store = store;
        this.thread = Thread.ofPlatform().daemon().name("h2-compaction").start(this::compactUntilClosed);
    }

    /** Begins, if {@code connection} is to a file that this process has open. */
    static Optional<H2Compaction> of(Connection connection) throws SQLException {
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        if (!(session instanceof SessionLocal local) || !local.getDatabase().isPersistent()) {
            return Optional.empty();
        }
        return Optional.of(new H2Compaction(local.getDatabase().getStore().getMvStore()));
    }

    private void compactUntilClosed() {
        try {
            for (int round = 1; !closing.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS); round++) {
                compact(round % ROUNDS_BETWEEN_SYNCS == 0);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void compact(boolean sync) {
        try {
            if (store.compact(FILL_PERCENT, BYTES_AT_ONCE)) {
                store.commit();
            }
            if (sync) {
                store.sync();
            }
        } catch (RuntimeException failure) {
            // The data is as good as before, only larger; the next round may do better.
            LOG.warn("The database file could not be compacted", failure);
        }
    }

    /** Ends, and waits until it has. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
