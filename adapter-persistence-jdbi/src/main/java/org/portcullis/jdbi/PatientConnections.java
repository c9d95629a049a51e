package org.portcullis.jdbi;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * Makes connections for a pool, and tries until it has one. The pool itself would pause longer after each failure, up to 5 s,
 * and be that late when the database is back. Whoever asks the pool waits no longer for it.
 */
final class PatientConnections implements DataSource, AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PatientConnections.class);
    private static final int PAUSE_MILLIS = 100;

    private final String url;
    private final JdbiConfig config;
    private final CountDownLatch closing = new CountDownLatch(1);

    PatientConnections(String url, JdbiConfig config) {
        this.url = url;
        this.config = config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (boolean first = true; ; first = false) {
            try {
                Connection connection = DriverManager.getConnection(url, config.user(), config.password());
                if (!first) {
                    LOG.info("The database can be connected to again");
                }
                return connection;
            } catch (SQLException away) {
                if (first) {
                    LOG.warn(
                            "The database can't be connected to for now: {}",
                            Failures.of(away).getMessage());
                }
                if (isClosedWithinPause()) {
                    throw away;
                }
            }
        }
    }

    private boolean isClosedWithinPause() {
        try {
            return closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is configured");
    }

    /** How long an attempt may take is an option of the URL. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return Patience.REQUESTS.secondsToConnect();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("logged by SLF4J");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("logged by SLF4J");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logged by SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /** Tries no longer. */
    @Override
    public void close() {
        closing.countDown();
    }
}
