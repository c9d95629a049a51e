package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.portcullis.server.process.Ledger;
import org.portcullis.server.process.Ledger.Answer;
import org.portcullis.server.process.Ledger.Seat;
import org.portcullis.server.process.Ledger.Spending;
import org.portcullis.testkit.Racers;

/**
 * Clients that take seats and spend credits until they are told to stop. Each has a node of its own, and goes to the next one
 * for as long as its own is gone.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(50).toNanos();

    private final Nodes nodes;
    private final Contested contested;
    private final Ledger ledger;
    private final Collection<Answered> answers = new ConcurrentLinkedQueue<>();
    private final List<Future<Boolean>> clients = new ArrayList<>();
    private volatile boolean ended;

    /** What a node, by its number, answered. */
    record Answered(int node, Reply reply) {}

    private Load(Nodes nodes, Contested contested) {
        this.nodes = nodes;
        this.contested = contested;
        this.ledger = contested.ledger();
    }

    static Load start(Nodes nodes, Contested contested, int clients) {
        Load load = new Load(nodes, contested);
        for (int i = 0; i < clients; i++) {
            int client = i;
            load.clients.add(Racers.start(() -> load.run(client)));
        }
        return load;
    }

    private boolean run(int client) {
        for (int i = 0; !ended; i++) {
            String name = "%d-%d-%d".formatted(System.identityHashCode(this), client, i);
            takeSeat(client, new Seat(contested.seated(client + i), name));
            spendCredit(client, new Spending(contested.consumed(client + i), name));
        }
        return true;
    }

    /** Asked once more if the answer is not known, as clients do: a device gets one seat however often it asks. */
    private void takeSeat(int client, Seat seat) {
        Question question = node -> Api.validate(node, seat.license(), "198.51.100.1", seat.hardware());
        Reply first = ask(client, question);
        ledger.add(seat, meaning(first));
        if (!first.isCertain() && !ended) {
            Reply second = ask(client, question);
            if (second.isCertain()) {
                ledger.add(seat, meaning(second));
            }
        }
    }

    private void spendCredit(int client, Spending spending) {
        ledger.add(spending, meaning(ask(client, node -> Api.validate(node, spending.license(), "198.51.100.1"))));
    }

    /** What is asked of a node. */
    @FunctionalInterface
    private interface Question {
        Reply of(URI node);
    }

    private Reply ask(int client, Question question) {
        for (int node = client; ; node++) {
            List<URI> addresses = nodes.addresses();
            int number = node % addresses.size();
            Reply reply = question.of(addresses.get(number));
            if (!reply.isCertain()) {
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
            if (reply.status() != Reply.NOT_ASKED) {
                answers.add(new Answered(number, reply));
                return reply;
            }
        }
    }

    private static Answer meaning(Reply reply) {
        return switch (reply.status()) {
            case Reply.GRANTED -> Answer.GRANTED;
            case Reply.NONE -> Answer.NONE;
            case Reply.UNAVAILABLE -> Answer.UNKNOWN;
            case 403 -> Answer.REFUSED;
            default -> throw new AssertionError(reply.toString());
        };
    }

    /** Waits until so many more were granted, by any node. */
    void awaitGranted(int more) throws InterruptedException {
        int wanted = ledger.granted() + more;
        await(() -> ledger.granted() >= wanted);
    }

    /** Waits until a node has granted something that was asked for from now on, and tells how long that took. */
    Duration awaitGrantBy(int node) throws InterruptedException {
        long from = System.nanoTime();
        await(() -> answers.stream()
                .anyMatch(answer -> answer.node() == node
                        && answer.reply().isGranted()
                        && answer.reply().askedAt() > from));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("granted in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    List<Answered> answers() {
        return List.copyOf(answers);
    }

    long count(Predicate<Reply> kind) {
        return answers.stream().filter(answer -> kind.test(answer.reply())).count();
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends, and returns once every client has had its last answer. */
    void stop() {
        ended = true;
        clients.forEach(Racers::result);
    }

    @Override
    public void close() {
        ended = true;
    }
}
