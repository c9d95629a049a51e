package org.portcullis.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.portcullis.application.LicenseEngine;

/**
 * Rows a second that get into the log while an engine validates, without HTTP in the way. Few rows may wait, so what is
 * validated over some seconds is what is written.
 */
record LogSpeed(Storage storage, PrintStream out, Duration turn, int turns) {

    private static final int LICENSES = 1_000;
    private static final int THREADS = 4;

    void run() throws InterruptedException, ExecutionException {
        Dataset dataset = Dataset.create(storage, LICENSES);
        List<Double> rates = new ArrayList<>();
        try (EmbeddedEngine embedded = EmbeddedEngine.start(dataset.config())) {
            perSecond(embedded.engine(), turn);
            for (int i = 0; i < turns; i++) {
                rates.add(perSecond(embedded.engine(), turn));
                out.printf("  turn %d: %,.0f rows/s%n", i + 1, rates.getLast());
            }
        }
        Collections.sort(rates);
        out.printf(
                "log while validating: %,.0f rows/s (median of %d turns, %,.0f to %,.0f; wanted 50,000 on PostgreSQL)%n",
                rates.get(turns / 2), turns, rates.getFirst(), rates.getLast());
    }

    private static double perSecond(LicenseEngine engine, Duration duration)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long total = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                counts.add(pool.submit(() -> {
                    long count = 0;
                    for (; System.nanoTime() < end; count++) {
                        KnownDevice.validate(engine, (int) ((first + count * THREADS) % LICENSES));
                    }
                    return count;
                }));
            }
            for (Future<Long> count : counts) {
                total += count.get();
            }
        }
        return total * 1e9 / (System.nanoTime() - begin);
    }
}
