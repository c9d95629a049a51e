package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.portcullis.server.nodes.Load.Answered;

/** One of three nodes is away for a while: what that may mean to its clients, and to those of the others. */
final class Outage {

    private static final Duration DURATION = Duration.ofSeconds(10);

    /** For an answer while the database is away, and for being well again after it is back. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String what;
    private final int away;
    private volatile long from;
    private volatile long until;

    /** What begins or ends it. */
    @FunctionalInterface
    interface Turn {
        void happen() throws Exception;
    }

    /**
     * One that is still to come.
     *
     * @param away the number of the node
     */
    Outage(String what, int away) {
        this.what = what;
        this.away = away;
    }

    /** Begins it, ends it, and waits until every node grants again. */
    void last(Load load, Turn begin, Turn end) throws Exception {
        from = System.nanoTime();
        begin.happen();
        try {
            Thread.sleep(DURATION.toMillis());
            until = System.nanoTime();
        } finally {
            end.happen();
        }
        assertWellAgain("after a " + what, load);
    }

    /** Every node grants again as soon as is required of it. */
    static void assertWellAgain(String what, Load load) throws InterruptedException {
        long from = System.nanoTime();
        for (int node = 0; node < 3; node++) {
            load.awaitGrantBy(node);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        Figures.note(what + ": every node grants again after (ms)", took.toMillis());
        assertThat(took).as("every node grants again").isLessThan(LONGEST);
    }

    /** While it lasted nobody waited too long, whoever was asked. */
    void assertAnsweredInTime(List<Answered> answers) {
        for (int node = 0; node < 3; node++) {
            int number = node;
            Duration worst = answers.stream()
                    .filter(answer -> answer.node() == number)
                    .map(Answered::reply)
                    .filter(reply -> reply.answeredAt() > from && reply.askedAt() < until)
                    .map(Reply::took)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Figures.note("%s: worst answer of node %d (ms)".formatted(what, node), worst.toMillis());
            assertThat(worst).as("worst answer of node " + node).isLessThan(LONGEST);
        }
    }

    /** How long the others granted nothing at most, while one node was away with rows that it had locked. */
    void assertOthersWentOn(List<Answered> answers) {
        for (int node = 0; node < 3; node++) {
            if (node != away) {
                assertWentOn(node, answers);
            }
        }
    }

    private void assertWentOn(int node, List<Answered> answers) {
        List<Long> grants = answers.stream()
                .filter(answer -> answer.node() == node && answer.reply().isGranted())
                .map(answer -> answer.reply().answeredAt())
                .filter(at -> at >= from && at <= until)
                .sorted()
                .toList();
        long unavailable = answers.stream()
                .filter(answer -> answer.node() == node)
                .filter(answer -> answer.reply().status() == Reply.UNAVAILABLE)
                .count();
        Duration gap = longestGap(from, until, grants);
        Figures.note(
                "%s: others, node %d".formatted(what, node),
                "%d grants, longest time without one %d ms, %d answers of 503"
                        .formatted(grants.size(), gap.toMillis(), unavailable));
        assertThat(gap).as("node " + node + " granted nothing").isLessThan(LONGEST);
    }

    private static Duration longestGap(long from, long until, List<Long> moments) {
        long longest = 0;
        long last = from;
        for (long moment : moments) {
            longest = Math.max(longest, moment - last);
            last = moment;
        }
        return Duration.ofNanos(Math.max(longest, until - last));
    }
}
