package org.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.portcullis.benchmarks.LoadGenerator.Result;
import org.portcullis.core.access.Scope;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;

/**
 * Validations of known devices over HTTP, each one recorded, against the {@link BareServer}. Both servers run all the
 * time and are asked in turns, so that whatever else the machine does strikes both; the ratio is the median of the turns'.
 */
final class HotValidation {

    private static final int LICENSES = 1_000;
    private static final int CONNECTIONS = 32;

    private final Storage storage;
    private final PrintStream out;
    private final Duration turn;
    private final int turns;

    HotValidation(Storage storage, PrintStream out, Duration turn, int turns) {
        this.storage = storage;
        this.out = out;
        this.turn = turn;
        this.turns = turns;
    }

    void run() throws IOException {
        Dataset dataset = Dataset.create(storage, LICENSES);
        byte[][] requests = dataset.requests();
        long bytesBefore = storage.bytes(dataset.config());
        long recorded;
        try (ServerProcess bare = ServerProcess.start(BareServer.class.getName(), List.of(), Map.of());
                ServerProcess server = ServerProcess.portcullis(dataset.config())) {
            LoadGenerator bareLoad = new LoadGenerator(bare.address(), requests, CONNECTIONS);
            LoadGenerator serverLoad = new LoadGenerator(server.address(), requests, CONNECTIONS);
            Tally tally = new Tally();
            tally.add(serverLoad.closedLoop(turn.multipliedBy(2)));
            bareLoad.closedLoop(turn.multipliedBy(2));

            List<Double> ratios = new ArrayList<>();
            double best = 0;
            for (int i = 0; i < turns; i++) {
                Duration bareBefore = bare.processorTime();
                Result bareResult = bareLoad.closedLoop(turn);
                double bareMicros = microsEach(bare.processorTime().minus(bareBefore), bareResult);
                Duration serverBefore = server.processorTime();
                Result result = tally.add(serverLoad.closedLoop(turn));
                double serverMicros = microsEach(server.processorTime().minus(serverBefore), result);
                ratios.add(result.perSecond() / bareResult.perSecond());
                best = Math.max(best, result.perSecond());
                out.printf(
                        "  turn %d: bare %,.0f/s (%.1f us of processor each), portcullis %,.0f/s (%.1f us), ratio %.2f%n",
                        i + 1, bareResult.perSecond(), bareMicros, result.perSecond(), serverMicros, ratios.getLast());
            }
            Collections.sort(ratios);
            out.printf(
                    "hot validation: %.2f of the bare handler (median of %d turns, %.2f to %.2f; wanted 0.85)%n",
                    ratios.get(turns / 2), turns, ratios.getFirst(), ratios.getLast());

            Result bareHalf = bareLoad.openLoop(turn, best / 2);
            Result half = tally.add(serverLoad.openLoop(turn, best / 2));
            out.printf(
                    "at half load (%,.0f/s): p50 %.2f ms against %.2f ms, p99 %.2f ms against %.2f ms, ratio of p99 %.2f (wanted 2 at most)%n",
                    best / 2,
                    half.percentileMillis(50),
                    bareHalf.percentileMillis(50),
                    half.percentileMillis(99),
                    bareHalf.percentileMillis(99),
                    half.percentileMillis(99) / bareHalf.percentileMillis(99));
            out.printf(
                    "resident memory after %,d validations: %d MiB (bare: %d MiB)%n",
                    tally.answered, server.residentMebibytes(), bare.residentMebibytes());
            out.printf("refused: %d (wanted 0)%n", tally.refused);
            out.printf(
                    "%s while running: %d bytes for each validation%n",
                    storage.title(), (storage.bytes(dataset.config()) - bytesBefore) / Math.max(1, tally.answered));
            recorded = tally.answered;
        }
        out.printf(
                "%s after the end: %d bytes for each validation (wanted 250 at most)%n",
                storage.title(), (storage.bytes(dataset.config()) - bytesBefore) / Math.max(1, recorded));
        out.printf("on record: %,d of %,d validations (wanted all)%n", rows(dataset), recorded);
    }

    private static double microsEach(Duration processorTime, Result result) {
        return processorTime.toNanos() / 1_000.0 / result.answered();
    }

    private static long rows(Dataset dataset) {
        try (JdbiPersistence persistence = dataset.open(CommitListener.NONE)) {
            return persistence
                    .validationLog()
                    .list(ValidationFilter.ALL, new Scope.Everything(), PageRequest.first(1))
                    .total();
        }
    }

    /** What the server was asked in all. */
    private static final class Tally {
        long answered;
        long refused;

        Result add(Result result) {
            answered += result.answered();
            refused += result.refused();
            return result;
        }
    }
}
