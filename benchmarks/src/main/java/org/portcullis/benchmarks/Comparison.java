package org.portcullis.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long the same takes with little data and with much, asked in turns, so that whatever else the machine does strikes
 * both. Each call is timed for itself: one that has to wait for a processor counts as one, and not for all.
 */
record Comparison(PrintStream out, Duration turn, int turns) {

    private static final int FEWEST = 5;

    /** Something to be timed; {@code number} is another one at each call. */
    @FunctionalInterface
    interface Work {
        void does(int number);
    }

    /** Prints a line of a table: what half of the calls took no longer than, and what the other half took no less than. */
    void compare(String what, Work little, Work much) {
        ask(little, 0);
        ask(much, 0);
        Histogram littles = new Histogram(3);
        Histogram muches = new Histogram(3);
        for (int i = 1; i <= turns; i++) {
            littles.add(ask(little, i));
            muches.add(ask(much, i));
        }
        double before = littles.getValueAtPercentile(50) / 1_000.0;
        double after = muches.getValueAtPercentile(50) / 1_000.0;
        out.printf("| %s | %s | %s | %.2f |%n", what, shown(before), shown(after), after / before);
    }

    /** How many nanoseconds each call of a turn took. */
    private Histogram ask(Work work, int turnNumber) {
        Histogram nanos = new Histogram(3);
        long end = System.nanoTime() + turn.toNanos();
        for (int count = 0; count < FEWEST || System.nanoTime() < end; count++) {
            long begin = System.nanoTime();
            work.does(turnNumber * 1_000_003 + count);
            nanos.recordValue(System.nanoTime() - begin);
        }
        return nanos;
    }

    private static String shown(double microseconds) {
        return microseconds < 1_000
                ? String.format("%.1f us", microseconds)
                : String.format("%.2f ms", microseconds / 1_000);
    }
}
