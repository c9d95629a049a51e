package org.portcullis.server.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ways to take one of a licence's seats in tables of their own, each in one transaction that is still to be committed. Most
 * look right and are not; what is right stands beside them, to show that it is not the race that goes wrong.
 */
enum SeatTaking {
    COUNT_THEN_INSERT(Connection.TRANSACTION_READ_COMMITTED) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            return hasFreeSeat(connection, key) && insert(connection, key, device);
        }
    },

    INSERT_WHERE_COUNT_IS_LESS(Connection.TRANSACTION_READ_COMMITTED) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            return update(connection, """
                    insert into seat (license, device)
                    select ?, ? where (select count(*) from seat where license = ?)
                        < (select seats from licensed where key = ?)
                    """, key, device, key, key) == 1;
        }
    },

    COUNT_IN_REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            return hasFreeSeat(connection, key) && insert(connection, key, device);
        }
    },

    /** The lock is right, but what is counted is a picture from before it was had. */
    LOCK_THEN_COUNT_IN_REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            lock(connection, key);
            return hasFreeSeat(connection, key) && insert(connection, key, device);
        }
    },

    /** Right on one node. */
    LOCK_IN_THE_JVM(Connection.TRANSACTION_READ_COMMITTED) {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            lock.lock();
            return hasFreeSeat(connection, key) && insert(connection, key, device);
        }

        @Override
        void afterwards() {
            lock.unlock();
        }
    },

    /** Right. */
    LOCK_THEN_COUNT(Connection.TRANSACTION_READ_COMMITTED) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            lock(connection, key);
            return hasFreeSeat(connection, key) && insert(connection, key, device);
        }
    },

    /** Right. */
    GUARDED_UPDATE(Connection.TRANSACTION_READ_COMMITTED) {
        @Override
        boolean take(Connection connection, String key, String device) throws SQLException {
            return update(connection, "update licensed set used = used + 1 where key = ? and used < seats", key) == 1
                    && insert(connection, key, device);
        }
    };

    /** What they need. */
    static final String[] TABLES = {
        "create table licensed (key text primary key, seats int not null, used int default 0 not null)",
        "create table seat (license text not null, device text not null, primary key (license, device))"
    };

    private final int isolation;

    SeatTaking(int isolation) {
        this.isolation = isolation;
    }

    int isolation() {
        return isolation;
    }

    /** Whether there was a seat, which is taken then. */
    abstract boolean take(Connection connection, String key, String device) throws SQLException;

    /** Done after the commit. */
    void afterwards() {}

    private static boolean hasFreeSeat(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select seats > (select count(*) from seat where license = key) from licensed where key = ?")) {
            statement.setString(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void lock(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select key from licensed where key = ? for update")) {
            statement.setString(1, key);
            statement.executeQuery().close();
        }
    }

    private static boolean insert(Connection connection, String key, String device) throws SQLException {
        return update(connection, "insert into seat (license, device) values (?, ?)", key, device) == 1;
    }

    private static int update(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
