package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.portcullis.testkit.Racers;

/** Clients that ask all at once, spread over nodes. */
final class Race {

    static final int CLIENTS = 48;

    private final List<Reply> replies;

    /** What one client asks of its node. */
    @FunctionalInterface
    interface Question {
        Reply ask(URI node, int client);
    }

    private Race(List<Reply> replies) {
        this.replies = replies;
    }

    static Race of(List<URI> nodes, Question question) {
        return new Race(Racers.race(CLIENTS, client -> question.ask(nodes.get(client % nodes.size()), client)));
    }

    List<Reply> replies() {
        return replies;
    }

    long granted() {
        return replies.stream().filter(Reply::isGranted).count();
    }

    /** Of how many nobody knows what became: a machine under load may give up waiting for a lock. */
    private long uncertain() {
        return replies.stream().filter(reply -> !reply.isCertain()).count();
    }

    /**
     * Exactly as many as the limit have what they asked for, and were told so.
     *
     * @param taken how many the database says
     */
    void assertExactlySoManyWon(long limit, long taken) {
        assertThat(replies).extracting(Reply::status).as("answers").doesNotContain(500, Reply.NONE);
        assertThat(taken).as("what is taken").isEqualTo(limit);
        assertThat(granted()).as("who won").isBetween(limit - uncertain(), limit);
    }
}
