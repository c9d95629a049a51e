package org.portcullis.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.server.process.Ledger.Answer;
import org.portcullis.server.process.Ledger.Seat;
import org.portcullis.server.process.Ledger.Spending;

/** Clients that take seats and spend credits, all at once, until the server is gone. */
final class Clients implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> running = new ArrayList<>();
    private final URI server;
    private final String round;
    private final Ledger ledger;

    /** Clients of {@code server}, whose hardware and spendings bear the name of the {@code round}. */
    Clients(URI server, String round, Ledger ledger) {
        this.server = server;
        this.round = round;
        this.ledger = ledger;
    }

    void start(List<LicenseKey> seated, List<LicenseKey> consumed) {
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            running.add(threads.submit(() -> run(client, seated, consumed)));
        }
    }

    void awaitGranted(int count) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ledger.granted() < count) {
            for (Future<?> client : running) {
                if (client.isDone()) {
                    client.get();
                    throw new AssertionError("a client ended while the server was there");
                }
            }
            assertThat(System.nanoTime())
                    .as(() -> "granted in time: " + ledger.granted())
                    .isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /** Waits until every client has noticed that the server is gone. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (Future<?> client : running) {
            client.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }

    private void run(int client, List<LicenseKey> seated, List<LicenseKey> consumed) {
        boolean there = true;
        for (int i = 0; there; i++) {
            String name = "%s-%d-%d".formatted(round, client, i);
            there = takeSeat(client, new Seat(seated.get(i % seated.size()), name))
                    && spendCredit(client, new Spending(consumed.get(i % consumed.size()), name));
        }
    }

    private boolean takeSeat(int client, Seat seat) {
        Answer answer = validate("""
                {"key": "%s", "ip": "198.51.100.%d", "hwid": "%s"}""".formatted(seat.license().text(), client, seat.hardware()));
        ledger.add(seat, answer);
        return answer != Answer.NONE;
    }

    private boolean spendCredit(int client, Spending spending) {
        Answer answer = validate("""
                {"key": "%s", "ip": "198.51.100.%d"}""".formatted(spending.license().text(), client));
        ledger.add(spending, answer);
        return answer != Answer.NONE;
    }

    private Answer validate(String body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/license/validate"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Answer.GRANTED;
                case 403 -> Answer.REFUSED;
                case 503 -> Answer.UNKNOWN;
                default -> throw new AssertionError(response.statusCode() + " " + response.body());
            };
        } catch (IOException gone) {
            return Answer.NONE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }
}
