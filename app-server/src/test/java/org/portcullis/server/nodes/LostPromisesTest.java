package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.postgres.PostgresServer;

/**
 * The trial of {@link FaultsTest} sees a loss where there is one: in a PostgreSQL that acknowledges what it has not written
 * to the disk yet.
 */
class LostPromisesTest {

    private static final int ROUNDS = 6;

    private static final Map<String, String> CARELESS =
            Map.of("synchronous_commit", "off", "wal_writer_delay", "10s", "wal_writer_flush_after", "1GB");

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatAcknowledgesBeforeItWritesIsCaughtLosing() throws Exception {
        try (var postgres = PostgresServer.start(CARELESS)) {
            String database = postgres.createDatabase();
            try (var nodes = Nodes.start(folder, FaultsTest.SETTINGS, postgres.url(database), 2);
                    var office = Office.open(postgres, database)) {
                int lost = 0;
                for (int round = 0; round < ROUNDS && lost == 0; round++) {
                    Trial trial = Trial.run(office, nodes, 4, load -> {
                        postgres.kill();
                        postgres.restart();
                    });
                    lost = trial.contested().lost().size();
                }

                Figures.note("control, synchronous_commit=off: acknowledged and lost", lost);
                assertThat(lost).isPositive();
            }
        }
    }
}
