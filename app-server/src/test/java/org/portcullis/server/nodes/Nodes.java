package org.portcullis.server.nodes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Servers that share a database. Closing them kills them. */
final class Nodes implements AutoCloseable {

    private final List<Node> nodes = new ArrayList<>();

    private Nodes() {}

    /** One node for each URL, started at once, and listening. */
    static Nodes start(Path folder, Map<String, String> settings, List<String> databaseUrls)
            throws IOException, InterruptedException {
        Nodes all = new Nodes();
        try {
            for (String url : databaseUrls) {
                all.nodes.add(Node.start(folder, url, settings));
            }
            return all.awaitListening();
        } catch (IOException | RuntimeException failure) {
            all.close();
            throw failure;
        }
    }

    /** These, which were started already, once they listen. */
    static Nodes of(Node... nodes) throws IOException, InterruptedException {
        Nodes all = new Nodes();
        all.nodes.addAll(List.of(nodes));
        return all.awaitListening();
    }

    private Nodes awaitListening() throws IOException, InterruptedException {
        try {
            for (Node node : nodes) {
                node.awaitListening();
            }
            return this;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** So many nodes on the database at this URL. */
    static Nodes start(Path folder, Map<String, String> settings, String databaseUrl, int count)
            throws IOException, InterruptedException {
        return start(folder, settings, Collections.nCopies(count, databaseUrl));
    }

    Node get(int number) {
        return nodes.get(number);
    }

    /** Where they listen now. */
    List<URI> addresses() {
        return nodes.stream().map(Node::address).toList();
    }

    @Override
    public void close() throws InterruptedException {
        for (Node node : nodes) {
            node.close();
        }
    }
}
