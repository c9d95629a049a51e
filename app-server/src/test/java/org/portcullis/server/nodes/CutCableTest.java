package org.portcullis.server.nodes;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.postgres.PostgresServer;

/**
 * The partition of {@link FaultsTest} with a real network between a node and the database: packets get lost, and TCP finds out
 * for itself. It needs root and iproute2, so only {@code -Psoak} runs it.
 */
@EnabledIfSystemProperty(named = "portcullis.network.namespaces", matches = "true")
class CutCableTest {

    private static final int CLIENTS = 24;
    private static final int CUT_OFF = 1;

    @TempDir
    private Path folder;

    @Test
    void aNodeWhosePacketsGetLostSaysSoInTimeAndTheOthersGoOn() throws Exception {
        try (var network = NetworkNamespace.make();
                var postgres = PostgresServer.start();
                var cable = SilentProxy.at(InetAddress.getByName(NetworkNamespace.DATABASE_SIDE), postgres.port())) {
            String database = postgres.createDatabase();
            String direct = postgres.url(database);
            String remote =
                    "jdbc:postgresql://%s:%d/%s".formatted(NetworkNamespace.DATABASE_SIDE, cable.port(), database);
            Map<String, String> settings = new HashMap<>(FaultsTest.SETTINGS);
            settings.put("PORTCULLIS_HTTP_HOST", NetworkNamespace.PROCESS);
            try (var nodes = Nodes.of(
                            Node.start(folder, direct, FaultsTest.SETTINGS),
                            Node.startBy(network.runner(), folder, remote, settings),
                            Node.start(folder, direct, FaultsTest.SETTINGS));
                    var office = Office.open(postgres, database)) {
                var partition = new Outage("cut cable", CUT_OFF);
                Trial trial =
                        Trial.run(office, nodes, CLIENTS, load -> partition.last(load, network::cut, network::mend));

                trial.assertEveryoneWasAnswered().assertKept("cut cable");
                partition.assertOthersWentOn(trial.load().answers());
                partition.assertAnsweredInTime(trial.load().answers());
            }
        }
    }
}
