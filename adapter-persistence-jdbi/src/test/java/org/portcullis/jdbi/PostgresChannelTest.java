package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.Change;

/** Two nodes on one database, each with connections of its own. */
class PostgresChannelTest {

    private static final Change REVOKED = new Change.LicenseChanged(new LicenseKey("LIC-ABC123-XYZ789"));
    private static final Change LAST = new Change.AccountChanged(new AccountId(1));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String database = SharedPostgres.newDatabase();
    private final BlockingQueue<Change> toldHere = new LinkedBlockingQueue<>();
    private final BlockingQueue<Change> toldThere = new LinkedBlockingQueue<>();
    private JdbiPersistence here;
    private JdbiPersistence there;

    @BeforeEach
    void open() {
        here = JdbiPersistence.open(SharedPostgres.config(database), toldHere::addAll);
        there = JdbiPersistence.open(SharedPostgres.config(database), toldThere::addAll);
        await(() -> here.remoteChanges().areHeard() && there.remoteChanges().areHeard());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        SharedPostgres.drop(database);
    }

    @Test
    void theOtherNodeHearsOfACommitWithinASecond() throws InterruptedException {
        announce(REVOKED);

        assertThat(toldThere.poll(1, TimeUnit.SECONDS)).isEqualTo(REVOKED);
    }

    @Test
    void theNodeItselfIsToldOnce() throws InterruptedException {
        announce(REVOKED);

        assertThat(heardThereUpTo(LAST)).containsExactly(REVOKED);
        assertThat(toldHere).containsExactly(REVOKED, LAST);
    }

    @Test
    void aTakenSeatIsNotToldToOthers() throws InterruptedException {
        announce(new Change.SeatTaken(new LicenseKey("LIC-ABC123-XYZ789")));

        assertThat(heardThereUpTo(LAST)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsToldToNobody() throws InterruptedException {
        assertThatThrownBy(() -> here.transactions().inTransaction(stores -> {
                    stores.announce(new Change.InstanceChanged());
                    throw new IllegalStateException("of the work");
                }))
                .hasMessage("of the work");

        assertThat(heardThereUpTo(LAST)).isEmpty();
    }

    @Test
    void veryManyChangesAtOnceAreToldAsOneOfEverything() throws InterruptedException {
        here.transactions().inTransaction(stores -> {
            for (int number = 0; number < 1_000; number++) {
                stores.announce(new Change.LicenseChanged(new LicenseKey("LIC-ABC123-" + number)));
            }
            return true;
        });

        assertThat(toldThere.poll(1, TimeUnit.SECONDS)).isEqualTo(new Change.InstanceChanged());
    }

    @Test
    void afterABrokenConnectionEverythingCountsAsChangedBeforeAnythingIsHeardAgain() {
        toldThere.clear();
        SharedPostgres.SERVER.terminateConnections(database);

        await(() -> toldThere.contains(new Change.InstanceChanged()));
        await(() -> there.remoteChanges().areHeard());
    }

    @Test
    void aSilentDatabaseIsNoticedInTime() {
        SharedPostgres.SERVER.execute("postgres", "alter database " + database + " with allow_connections false");
        SharedPostgres.SERVER.terminateConnections(database);
        long silentSince = System.nanoTime();

        await(() -> !there.remoteChanges().areHeard());
        assertThat(Duration.ofNanos(System.nanoTime() - silentSince)).isLessThan(Duration.ofSeconds(2));

        SharedPostgres.SERVER.execute("postgres", "alter database " + database + " with allow_connections true");
        await(() -> there.remoteChanges().areHeard());
        assertThat(toldThere).contains(new Change.InstanceChanged());
    }

    private void announce(Change change) {
        here.transactions().inTransaction(stores -> {
            stores.announce(change);
            return true;
        });
    }

    /** What the other node heard before {@code last}, which is announced now. */
    private List<Change> heardThereUpTo(Change last) throws InterruptedException {
        announce(last);
        List<Change> before = new ArrayList<>();
        Change heard = toldThere.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (!last.equals(heard)) {
            assertThat(heard).as("nothing more is heard").isNotNull();
            before.add(heard);
            heard = toldThere.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return before;
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
