package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.jdbi.JdbiConfig;

/**
 * A server is killed, without warning, while clients take seats and spend credits. Whatever it had answered by then must be
 * there afterwards.
 */
class KillTest {

    /** More rounds: {@code -Psoak}. */
    private static final int ROUNDS = Integer.getInteger("portcullis.kill.rounds", 3);

    private static final int ROUNDS_OF_THE_CONTROL = 5;
    private static final int GRANTED_IN_A_ROUND = 300;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedSeatAndCreditSurvivesAndNoLimitIsExceeded() throws Exception {
        String url = url("");
        var licenses = new SharedLicenses(JdbiConfig.embedded(url));
        var ledger = new Ledger();
        licenses.create();

        for (int round = 1; round <= ROUNDS; round++) {
            hammerAndKill(url, licenses, "R" + round, ledger);

            assertThat(licenses.lost(ledger)).as("lost by round " + round).isEmpty();
            assertThat(licenses.excess(ledger)).as("too much by round " + round).isEmpty();
        }
        assertThat(ledger.refused()).as("limits were reached").isPositive();
    }

    /** A test that can't see a loss proves nothing: with H2's own write delay there is one to see. */
    @Test
    void theSameTestSeesTheLossThatADelayedWriteCauses() throws Exception {
        String url = url(";WRITE_DELAY=500");
        var licenses = new SharedLicenses(JdbiConfig.embedded(url));
        var ledger = new Ledger();
        licenses.create();

        boolean lost = false;
        for (int round = 1; round <= ROUNDS_OF_THE_CONTROL && !lost; round++) {
            hammerAndKill(url, licenses, "C" + round, ledger);
            lost = !licenses.lost(ledger).isEmpty();
        }

        assertThat(lost).as("an acknowledged change is lost").isTrue();
    }

    private void hammerAndKill(String url, SharedLicenses licenses, String round, Ledger ledger) throws Exception {
        Map<String, String> environment = Map.of("PORTCULLIS_DATABASE_URL", url, "PORTCULLIS_RATE_LIMITS", "off");
        try (var server = ServerProcess.start(folder, environment, "serve");
                var clients = new Clients(server.awaitListening(), round, ledger)) {
            int before = ledger.granted();
            clients.start(licenses.seated(), licenses.consumed());
            awaitGranted(clients, before + GRANTED_IN_A_ROUND, server);
            server.kill();
            clients.awaitEnd();
        }
    }

    private static void awaitGranted(Clients clients, int count, ServerProcess server) throws Exception {
        try {
            clients.awaitGranted(count);
        } catch (AssertionError stalled) {
            throw new AssertionError("the server stalls: " + server.state(), stalled);
        }
    }

    private String url(String options) {
        return "jdbc:h2:file:" + folder.resolve("killed") + options;
    }
}
