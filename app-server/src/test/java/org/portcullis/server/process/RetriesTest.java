package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.testkit.Racers;

/** A server is killed while clients spend credits by calls that have names; then they send again what was not answered. */
class RetriesTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERED = 200;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    @Test
    void eachCallSpendsOnceHoweverOftenItIsSent() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("retried");
        Map<String, String> environment = Map.of("PORTCULLIS_DATABASE_URL", url, "PORTCULLIS_RATE_LIMITS", "off");
        var licenses = new SharedLicenses(JdbiConfig.embedded(url));
        licenses.create();
        LicenseKey key = licenses.consumed().getLast();

        spendUntilKilled(environment, key);
        long committed = licenses.spent(key);
        try (var server = ServerProcess.start(folder, environment, "serve")) {
            URI again = server.awaitListening();
            for (String call : unanswered) {
                assertThat(spend(again, key, call)).isEqualTo(200);
            }
            for (String call : answered) {
                assertThat(spend(again, key, call)).isEqualTo(200);
            }
            server.terminate();
            server.awaitExit();
        }

        assertThat(unanswered).hasSizeBetween(1, CLIENTS);
        assertThat(committed).isBetween((long) answered.size(), (long) answered.size() + unanswered.size());
        assertThat(licenses.spent(key)).isEqualTo(answered.size() + unanswered.size());
    }

    private void spendUntilKilled(Map<String, String> environment, LicenseKey key) throws Exception {
        try (var server = ServerProcess.start(folder, environment, "serve")) {
            URI address = server.awaitListening();
            List<Future<Boolean>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(Racers.start(() -> spendUntilUnanswered(address, key, number)));
            }
            Racers.awaitUntil(() -> answered.size() >= ANSWERED);
            server.kill();
            running.forEach(Racers::result);
        }
    }

    private boolean spendUntilUnanswered(URI server, LicenseKey key, int client) throws InterruptedException {
        for (int call = 0; ; call++) {
            String name = client + "-" + call;
            try {
                assertThat(spend(server, key, name)).isEqualTo(200);
                answered.add(name);
            } catch (IOException gone) {
                return unanswered.add(name);
            }
        }
    }

    private int spend(URI server, LicenseKey key, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/license/validate"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", name)
                .POST(BodyPublishers.ofString("{\"key\": \"" + key.text() + "\", \"ip\": \"198.51.100.1\"}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
