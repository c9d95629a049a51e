package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.postgres.PostgresServer;

/** What goes wrong in a network of machines, under load: nothing that was acknowledged is lost, and service comes back. */
class FaultsTest {

    /** More rounds: {@code -Psoak}. */
    private static final int KILLS = Integer.getInteger("portcullis.node.kills", 1);

    private static final int ROUNDS = Integer.getInteger("portcullis.fault.rounds", 1);

    private static final int CLIENTS = 9;
    /** More for each node than it has connections. */
    private static final int MANY_CLIENTS = 24;

    private static final int CUT_OFF = 1;

    /** Every answer has its row in the log, and connections are few, so that those who wait for a lock can use them up. */
    static final Map<String, String> SETTINGS =
            Map.of("PORTCULLIS_REQUEST_LOG_MODE", "sync", "PORTCULLIS_DATABASE_POOL_SIZE", "5");

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;
    private static String database;
    private static SilentProxy proxy;
    private static Nodes nodes;
    private static Office office;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = PostgresServer.start();
        database = postgres.createDatabase();
        proxy = SilentProxy.to(postgres.port());
        String direct = postgres.url(database);
        nodes = Nodes.start(folder, SETTINGS, List.of(direct, PostgresServer.urlOn(proxy.port(), database), direct));
        office = Office.open(postgres, database);
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        nodes.close();
        office.close();
        proxy.close();
        postgres.close();
    }

    @Test
    void aNodeThatIsKilledTakesNoPromiseWithIt() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            Node victim = nodes.get(round % 3);
            Trial.run(office, nodes, CLIENTS, load -> {
                        victim.kill();
                        load.awaitGranted(50);
                        victim.restart();
                    })
                    .assertKept("node killed");
        }
    }

    @Test
    void aDatabaseThatIsKilledKeepsEveryPromise() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            Trial.run(office, nodes, CLIENTS, load -> {
                        postgres.kill();
                        postgres.restart();
                        Outage.assertWellAgain("after PostgreSQL was killed", load);
                    })
                    .assertEveryoneWasAnswered()
                    .assertKept("PostgreSQL killed");
        }
    }

    @Test
    void aDatabaseThatIsRestartedInOrderKeepsEveryPromise() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Trial.run(office, nodes, CLIENTS, load -> {
                        postgres.stop();
                        postgres.restart();
                        Outage.assertWellAgain("after PostgreSQL was restarted", load);
                    })
                    .assertEveryoneWasAnswered()
                    .assertKept("PostgreSQL restarted");
        }
    }

    @Test
    void connectionsThatAnAdministratorEndsAreMadeAnew() throws Exception {
        Trial.run(office, nodes, CLIENTS, load -> {
                    for (int i = 0; i < 3 * ROUNDS; i++) {
                        postgres.terminateConnections(database);
                        load.awaitGranted(20);
                    }
                    Outage.assertWellAgain("after connections were ended", load);
                })
                .assertEveryoneWasAnswered()
                .assertKept("connections ended");
    }

    @Test
    void aNodeThatIsCutOffSaysSoInTimeAndTheOthersGoOn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var partition = new Outage("partition", CUT_OFF);
            Trial trial = Trial.run(
                    office, nodes, MANY_CLIENTS, load -> partition.last(load, proxy::silence, proxy::restore));

            trial.assertEveryoneWasAnswered().assertKept("partition");
            partition.assertOthersWentOn(trial.load().answers());
            partition.assertAnsweredInTime(trial.load().answers());
        }
    }

    @Test
    void aNodeThatStoodStillGrantsNothingStaleAndTheOthersGoOn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            var standstill = new Outage("standstill", CUT_OFF);
            var process = nodes.get(CUT_OFF).process();
            long[] revoked = new long[1];
            try (Watch watch =
                    Watch.over(nodes.addresses(), node -> Api.validate(node, license.key(), "192.0.2.1", "HWID-HOT"))) {
                watch.awaitHot();
                Trial trial = Trial.run(
                        office,
                        nodes,
                        CLIENTS,
                        load -> standstill.last(
                                load,
                                () -> {
                                    process.pause();
                                    office.revoke(license);
                                    revoked[0] = System.nanoTime();
                                },
                                process::resume));
                watch.close();

                trial.assertEveryoneWasAnswered().assertKept("node stood still");
                assertThat(watch.staleGrants(revoked[0])).isEmpty();
                standstill.assertOthersWentOn(trial.load().answers());
            }
        }
    }
}
