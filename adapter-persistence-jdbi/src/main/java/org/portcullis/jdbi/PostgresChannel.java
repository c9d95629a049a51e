package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NOTIFY with the transaction that changes something, LISTEN on a connection of its own.
 *
 * <p>A connection whose packets are dropped looks just like one on which nothing happens. So the listener asks for an answer
 * every quarter of a second; PostgreSQL sends what there is to be heard before it. After a break everything may have changed.
 */
final class PostgresChannel implements NodeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresChannel.class);

    private static final String NAME = "portcullis_changes";
    private static final int INTERVAL_MILLIS = 250;
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(750);
    private static final int PAUSE_MILLIS = 250;
    /** More changes than this at once are told as one of everything. */
    private static final int MOST_AT_ONCE = 100;

    private final UUID node;
    private final String url;
    private final JdbiConfig config;
    private final CommitListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long heardAt = System.nanoTime() - TRUSTED_NANOS;
    private volatile Connection listening;

    /** Listens from now on, and tells {@code listener} what the other nodes change. */
    PostgresChannel(String url, JdbiConfig config, CommitListener listener) throws SQLException {
        this.url = url;
        this.config = config;
        this.listener = listener;
        this.listening = listen();
        this.node = identity(listening);
        this.thread = Thread.ofPlatform().daemon().name("changes-of-nodes").start(this::hearUntilClosed);
    }

    @Override
    public void send(Session session, Collection<Change> changes) {
        List<String> texts = changes.stream()
                .flatMap(change -> ChangeText.write(node, change).stream())
                .distinct()
                .toList();
        if (texts.size() > MOST_AT_ONCE) {
            texts = ChangeText.write(node, new Change.InstanceChanged()).stream()
                    .toList();
        }
        texts.forEach(text -> session.first("select pg_notify(?, ?) as sent", row -> true, NAME, text));
    }

    @Override
    public boolean areHeard() {
        return System.nanoTime() - heardAt < TRUSTED_NANOS;
    }

    private Connection listen() throws SQLException {
        Connection connection = DriverManager.getConnection(url, config.user(), config.password());
        execute(connection, "listen " + NAME);
        return connection;
    }

    private void hearUntilClosed() {
        while (closing.getCount() > 0) {
            try (Connection connection = listening) {
                exchangeUntilClosed(connection);
            } catch (SQLException broken) {
                if (closing.getCount() > 0) {
                    LOG.warn(
                            "Changes by other nodes are not heard of, so nothing is answered from memory: {}",
                            Failures.of(broken).getMessage());
                    listenAgain();
                }
            }
        }
    }

    private void listenAgain() {
        while (closing.getCount() > 0) {
            try {
                listening = listen();
                // What happened meanwhile was not heard.
                listener.committed(List.of(new Change.InstanceChanged()));
                LOG.info("Changes by other nodes are heard of again");
                return;
            } catch (SQLException stillAway) {
                LOG.debug("The database is still away", stillAway);
                pause();
            }
        }
    }

    private void exchangeUntilClosed(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (closing.getCount() > 0) {
            // Counted from the question: what is committed after it may come after the answer.
            long asked = System.nanoTime();
            execute(connection, "select 1");
            tell(postgres.getNotifications());
            heardAt = asked;
            tell(postgres.getNotifications(INTERVAL_MILLIS));
        }
    }

    private void tell(PGNotification @Nullable [] notifications) {
        List<Change> changes = new ArrayList<>();
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                ChangeText text = ChangeText.read(notification.getParameter());
                if (!text.node().equals(node)) {
                    changes.add(text.change());
                }
            }
        }
        if (!changes.isEmpty()) {
            listener.committed(changes);
        }
    }

    /** One that no other node has: nodes that start from one image would draw the same by themselves. */
    private static UUID identity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select gen_random_uuid()")) {
            result.next();
            return result.getObject(1, UUID.class);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() {
        try {
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        abortListening();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        // The thread may have opened another one meanwhile.
        abortListening();
    }

    /** Ends whatever waits for an answer on it. */
    private void abortListening() {
        try {
            listening.abort(Runnable::run);
        } catch (SQLException closed) {
            LOG.debug("The connection was closed already", closed);
        }
    }
}
