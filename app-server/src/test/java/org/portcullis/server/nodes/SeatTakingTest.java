package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.process.ServerProcess;

/** The race of {@link LimitsTest} catches every way of taking seats that only looks right, and lets pass what is right. */
class SeatTakingTest {

    private static final int NODES = 3;
    private static final int ROUNDS = 3;
    private static final int LIMIT = 5;

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;
    private static String database;
    private static final List<ServerProcess> SERVERS = new ArrayList<>();
    private static final List<URI> ADDRESSES = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = PostgresServer.start();
        database = postgres.createDatabase();
        postgres.execute(database, SeatTaking.TABLES);
        Map<String, String> settings = Node.environment(postgres.url(database), Map.of());
        for (int i = 0; i < NODES; i++) {
            SERVERS.add(ServerProcess.startOther(SeatTakingServer.class, folder, settings));
        }
        for (ServerProcess server : SERVERS) {
            ADDRESSES.add(server.awaitListening());
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (ServerProcess server : SERVERS) {
            server.close();
        }
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"LOCK_THEN_COUNT", "GUARDED_UPDATE"})
    void whatOnlyLooksRightIsCaughtEachTime(SeatTaking way) {
        for (int round = 0; round < ROUNDS; round++) {
            LicenseKey key = license(way, "three", round);
            Race race = race(ADDRESSES, key);

            assertThatThrownBy(() -> race.assertExactlySoManyWon(LIMIT, taken(key)))
                    .isInstanceOf(AssertionError.class);
            assertThat(taken(key)).isGreaterThan(LIMIT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCK_THEN_COUNT", "GUARDED_UPDATE"})
    void whatIsRightPasses(SeatTaking way) {
        for (int round = 0; round < ROUNDS; round++) {
            LicenseKey key = license(way, "three", round);

            race(ADDRESSES, key).assertExactlySoManyWon(LIMIT, taken(key));
        }
    }

    @Test
    void aLockInTheJvmIsRightOnOneNodeSoThatOnlySeveralFindItOut() {
        for (int round = 0; round < ROUNDS; round++) {
            LicenseKey key = license(SeatTaking.LOCK_IN_THE_JVM, "one", round);

            race(ADDRESSES.subList(0, 1), key).assertExactlySoManyWon(LIMIT, taken(key));
        }
    }

    private static LicenseKey license(SeatTaking way, String where, int round) {
        var key = new LicenseKey(way.name() + "-" + where + "-" + round);
        postgres.execute(database, "insert into licensed (key, seats) values ('%s', %d)".formatted(key.text(), LIMIT));
        return key;
    }

    private static Race race(List<URI> nodes, LicenseKey key) {
        return Race.of(nodes, (node, client) -> Api.validate(node, key, "192.0.2.1", "HWID-" + client));
    }

    private static long taken(LicenseKey key) {
        return Long.parseLong(
                postgres.ask(database, "select count(*) from seat where license = '%s'".formatted(key.text())));
    }
}
