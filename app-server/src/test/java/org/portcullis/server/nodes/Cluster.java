package org.portcullis.server.nodes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.portcullis.postgres.PostgresServer;

/** Three nodes on a PostgreSQL of their own, the second one behind a proxy, and an office. Closing it ends all of it. */
final class Cluster implements AutoCloseable {

    /** The number of the node that is behind the proxy. */
    static final int BEHIND_PROXY = 1;

    private final Deque<AutoCloseable> closings = new ArrayDeque<>();
    private final PostgresServer postgres;
    private final String database;
    private final SilentProxy proxy;
    private final Nodes nodes;
    private final Office office;

    private Cluster(Path folder, Map<String, String> nodeSettings) throws Exception {
        try {
            postgres = closedAtLast(PostgresServer.start());
            database = postgres.createDatabase();
            proxy = closedAtLast(SilentProxy.to(postgres.port()));
            String direct = postgres.url(database);
            nodes = closedAtLast(Nodes.start(folder, nodeSettings, List.of(direct, urlBehindProxy(), direct)));
            office = closedAtLast(Office.open(postgres, database));
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    static Cluster start(Path folder, Map<String, String> nodeSettings) throws Exception {
        return new Cluster(folder, nodeSettings);
    }

    private <T extends AutoCloseable> T closedAtLast(T part) {
        closings.push(part);
        return part;
    }

    PostgresServer postgres() {
        return postgres;
    }

    String database() {
        return database;
    }

    String urlBehindProxy() {
        return PostgresServer.urlOn(proxy.port(), database);
    }

    SilentProxy proxy() {
        return proxy;
    }

    Nodes nodes() {
        return nodes;
    }

    /** Where the nodes listen now. */
    List<URI> addresses() {
        return nodes.addresses();
    }

    Office office() {
        return office;
    }

    @Override
    public void close() throws Exception {
        if (!closings.isEmpty()) {
            try {
                closings.pop().close();
            } finally {
                close();
            }
        }
    }
}
