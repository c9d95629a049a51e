package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.portcullis.ports.out.StoreHealth;

final class JdbiStoreHealth implements StoreHealth {

    private static final int SECONDS = 2;

    private final DataSource connections;

    JdbiStoreHealth(DataSource connections) {
        this.connections = connections;
    }

    @Override
    public boolean isReachable() {
        try (Connection connection = connections.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
