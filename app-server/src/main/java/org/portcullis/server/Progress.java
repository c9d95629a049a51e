package org.portcullis.server;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells how far something is: on a terminal by a bar that is drawn anew ten times a second, elsewhere by a line every five
 * seconds, so that a log is not flooded.
 */
final class Progress {

    /** {@code ./portcullis} says whether standard error is a terminal, since Java can't tell. */
    static final boolean ON_TERMINAL = Boolean.getBoolean("portcullis.terminal");

    private static final long BAR_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int WIDTH = 30;
    private static final String TO_THE_END_OF_THE_LINE = "\u001b[K";

    private final PrintWriter out;
    private final boolean onTerminal;
    private final LongSupplier nanoTime;
    private final String unit;
    private long began;
    private long shownAt;
    private boolean running;

    /** Of so many things of a unit ({@code "licenses"}). */
    Progress(PrintWriter out, boolean onTerminal, LongSupplier nanoTime, String unit) {
        this.out = out;
        this.onTerminal = onTerminal;
        this.nanoTime = nanoTime;
        this.unit = unit;
    }

    /** So many are done, which is a share of all from 0 to 1. */
    void show(long done, double share) {
        long now = nanoTime.getAsLong();
        begin(now);
        if (now - shownAt >= (onTerminal ? BAR_NANOS : LINE_NANOS)) {
            shownAt = now;
            double shown = Math.clamp(share, 0, 1);
            String text = text(done, shown, now);
            out.print(onTerminal ? "\r" + bar(shown) + text + TO_THE_END_OF_THE_LINE : text + System.lineSeparator());
            out.flush();
        }
    }

    /** The first that is done tells that it has begun: whatever had to be prepared before does not count. */
    private void begin(long now) {
        if (!running) {
            running = true;
            began = now;
            shownAt = now;
        }
    }

    /** Takes the bar away, so that what follows begins on a line of its own. */
    void end() {
        if (onTerminal) {
            out.print("\r" + TO_THE_END_OF_THE_LINE);
            out.flush();
        }
    }

    /** {@code 8,130 licenses/s} since the beginning. */
    String rate(long done) {
        long now = nanoTime.getAsLong();
        begin(now);
        double seconds = Math.max(0.001, (now - began) / 1e9);
        return String.format(Locale.ROOT, "%,d %s in %.1f s, %,.0f a second", done, unit, seconds, done / seconds);
    }

    private String text(long done, double share, long now) {
        double seconds = (now - began) / 1e9;
        String left = share > 0 ? ", " + left(seconds / share - seconds) + " left" : "";
        return String.format(
                Locale.ROOT, "%3.0f %%  %,d %s, %,.0f a second%s", 100 * share, done, unit, done / seconds, left);
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * WIDTH);
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] ";
    }
}
