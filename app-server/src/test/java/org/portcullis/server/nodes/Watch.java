package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.portcullis.testkit.Racers;

/** One client for each node, which asks the same over and over, and keeps every answer. */
final class Watch implements AutoCloseable {

    /** What DESIGN allows every node. */
    static final Duration FINAL = Duration.ofSeconds(1);

    private static final int HOT = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Collection<Reply>> replies = new ArrayList<>();
    private final List<Future<Boolean>> clients = new ArrayList<>();
    private volatile boolean ended;

    private Watch() {}

    static Watch over(List<URI> nodes, Function<URI, Reply> question) {
        Watch watch = new Watch();
        for (URI node : nodes) {
            Collection<Reply> answers = new ConcurrentLinkedQueue<>();
            watch.replies.add(answers);
            watch.clients.add(Racers.start(() -> {
                while (!watch.ended) {
                    answers.add(question.apply(node));
                }
                return true;
            }));
        }
        return watch;
    }

    /** Returns once every node grants from memory, as far as can be told from outside. */
    void awaitHot() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (replies.stream()
                .anyMatch(answers -> answers.stream().filter(Reply::isGranted).count() < HOT)) {
            assertThat(System.nanoTime()).as("every node grants").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /** What was answered by a node, in that order. */
    List<Reply> repliesOf(int node) {
        return List.copyOf(replies.get(node));
    }

    /** Grants that were asked for when no node was allowed to grant any more. */
    List<Reply> staleGrants(long acknowledgedAt) {
        return replies.stream()
                .flatMap(Collection::stream)
                .filter(Reply::isGranted)
                .filter(reply -> reply.askedAt() - acknowledgedAt > FINAL.toNanos())
                .toList();
    }

    /** How long after the acknowledgement the last grant was given, counted up to when its client had it. */
    Duration lastGrantAfter(long acknowledgedAt) {
        return Duration.ofNanos(replies.stream()
                .flatMap(Collection::stream)
                .filter(Reply::isGranted)
                .mapToLong(reply -> reply.answeredAt() - acknowledgedAt)
                .max()
                .orElse(0));
    }

    /** Goes on until this long after the acknowledgement, then ends. */
    void continueUntil(long acknowledgedAt, Duration after) throws InterruptedException {
        long left = after.toNanos() - (System.nanoTime() - acknowledgedAt);
        Thread.sleep(Math.max(0, left / 1_000_000));
        close();
    }

    @Override
    public void close() {
        ended = true;
        clients.forEach(Racers::result);
    }
}
