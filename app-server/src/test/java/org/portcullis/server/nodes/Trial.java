package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.portcullis.testkit.Racers;

/** Load while something goes wrong, and afterwards the question of what is left of what clients were told. */
final class Trial {

    private static final int GRANTED_BEFORE = 100;
    private static final int GRANTED_AFTER = 50;
    private static final int MILLIS_BETWEEN_LOOKS = 200;

    private final Contested contested;
    private final Load load;
    private final Rotator rotator;
    private final List<String> overfull;

    /** What goes wrong. */
    @FunctionalInterface
    interface Fault {
        void happen(Load load) throws Exception;
    }

    private Trial(Contested contested, Load load, Rotator rotator, List<String> overfull) {
        this.contested = contested;
        this.load = load;
        this.rotator = rotator;
        this.overfull = overfull;
    }

    /** Has {@code clients} clients at work before, during and after {@code fault}. */
    static Trial run(Office office, Nodes nodes, int clients, Fault fault) throws Exception {
        Contested contested = Contested.create(office);
        // A PostgreSQL that loses may lose what clients do, not what they do it with.
        office.settle();
        List<String> overfull = new CopyOnWriteArrayList<>();
        Rotator rotator = Rotator.start(office, nodes);
        try (Load load = Load.start(nodes, contested, clients)) {
            Future<Boolean> looking = Racers.start(() -> lookUntilEnded(load, contested, overfull));
            load.awaitGranted(GRANTED_BEFORE);
            fault.happen(load);
            load.awaitGranted(GRANTED_AFTER);
            load.stop();
            Racers.result(looking);
            return new Trial(contested, load, rotator, overfull);
        } finally {
            rotator.stop();
        }
    }

    /** Limits hold at every instant, not only in the end. */
    private static boolean lookUntilEnded(Load load, Contested contested, List<String> overfull)
            throws InterruptedException {
        while (!load.isEnded()) {
            try {
                overfull.addAll(contested.overfull());
            } catch (IllegalStateException away) {
                assertThat(away).hasCauseInstanceOf(SQLException.class);
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
        return true;
    }

    Load load() {
        return load;
    }

    Contested contested() {
        return contested;
    }

    /** Every promise is kept, nothing is there that nobody asked for, and all is on record once. */
    Trial assertKept(String what) {
        assertThat(contested.lost()).as("lost").isEmpty();
        assertThat(contested.excess()).as("too much").isEmpty();
        assertThat(overfull).as("too much at some moment").isEmpty();
        assertThat(rotator.broken()).as("rotations").isEmpty();
        assertThat(contested.grantedAndNotLogged()).as("not on record").isEmpty();
        long answered = load.count(Reply::isCertain);
        long unknown = load.answers().size() - answered;
        assertThat(contested.logged()).as("log rows").isBetween(answered, answered + unknown);
        Figures.note(
                what,
                "%d seats and credits and %d rotations acknowledged, 0 lost; %d answers, %d unknown"
                        .formatted(contested.ledger().granted(), rotator.acknowledged(), answered, unknown));
        return this;
    }

    /** Nobody was told that the server is broken, and nobody waited in vain, where every node lived on. */
    Trial assertEveryoneWasAnswered() {
        assertThat(load.answers())
                .extracting(answer -> answer.reply().status())
                .containsOnly(Reply.GRANTED, 403, Reply.UNAVAILABLE);
        return this;
    }
}
