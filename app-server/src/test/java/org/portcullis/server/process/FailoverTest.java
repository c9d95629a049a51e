package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.postgres.PostgresServer;

/** The primary PostgreSQL is killed while clients take seats and spend credits, and its standby takes over. */
class FailoverTest {

    private static final int GRANTED_BEFORE = 300;
    private static final int GRANTED_AFTER = 100;

    @TempDir
    private Path folder;

    @Test
    void withASynchronousStandbyNothingAcknowledgedIsLostAndTheServerGoesOn() throws Exception {
        try (var primary = PostgresServer.start();
                var standby = primary.standby("second", Map.of())) {
            primary.configure("synchronous_standby_names", "second");
            String database = primary.createDatabase();
            var ledger = new Ledger();
            var licenses = new SharedLicenses(config(standby, database));
            new SharedLicenses(config(primary, database)).create();

            try (var server = serve(primary, standby, database);
                    var clients = new Clients(server.awaitListening(), "failover", ledger)) {
                clients.start(licenses.seated(), licenses.consumed());
                clients.awaitGranted(GRANTED_BEFORE);
                primary.kill();
                standby.promote();
                clients.awaitGranted(ledger.granted() + GRANTED_AFTER);
                server.kill();
                clients.awaitEnd();
            }

            assertThat(licenses.lost(ledger)).isEmpty();
            assertThat(licenses.excess(ledger)).isEmpty();
        }
    }

    /** A test that can't see a loss proves nothing: a standby that nobody waits for may not have heard of everything. */
    @Test
    void theSameTestSeesTheLossThatALaggingStandbyCauses() throws Exception {
        try (var primary = PostgresServer.start();
                var standby = primary.standby("second", Map.of())) {
            String database = primary.createDatabase();
            var ledger = new Ledger();
            var licenses = new SharedLicenses(config(standby, database));
            new SharedLicenses(config(primary, database)).create();

            try (var server = serve(primary, standby, database);
                    var clients = new Clients(server.awaitListening(), "failover", ledger)) {
                clients.start(licenses.seated(), licenses.consumed());
                clients.awaitGranted(GRANTED_BEFORE);
                standby.configure("primary_conninfo", "");
                clients.awaitGranted(ledger.granted() + GRANTED_BEFORE);
                server.kill();
                clients.awaitEnd();
            }
            primary.kill();
            standby.promote();

            assertThat(licenses.lost(ledger)).isNotEmpty();
        }
    }

    private ServerProcess serve(PostgresServer primary, PostgresServer standby, String database) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                .formatted(primary.port(), standby.port(), database);
        return ServerProcess.start(
                folder,
                Map.of(
                        "PORTCULLIS_DATABASE_URL",
                        url,
                        "PORTCULLIS_DATABASE_USER",
                        PostgresServer.USER,
                        "PORTCULLIS_MASTER_KEY",
                        ServerProcess.MASTER_KEY,
                        "PORTCULLIS_RATE_LIMITS",
                        "off"),
                "serve");
    }

    private static JdbiConfig config(PostgresServer server, String database) {
        return new JdbiConfig(server.url(database), PostgresServer.USER, "", 2);
    }
}
