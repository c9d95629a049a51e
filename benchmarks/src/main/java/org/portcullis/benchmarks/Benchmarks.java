package org.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Everything that docs/performance.md reports, in one run. The machine's name and speed don't matter: what matters are the
 * ratios within the run.
 */
public final class Benchmarks {

    private static final int THREADS = 8;
    private static final int STARTS = 5;

    private final PrintStream out = System.out;
    private final Duration turn;
    private final int turns;
    private final List<String> kinds;

    private Benchmarks(Duration turn, int turns, List<String> kinds) {
        this.turn = turn;
        this.turns = turns;
        this.kinds = kinds;
    }

    /**
     * Runs all, or only what is named: {@code hot}, {@code seats}, {@code log}, {@code start}, {@code decision}; on both
     * databases, or only on {@code h2} or {@code postgresql}; {@code quick} makes each short. {@code data} fills a database,
     * and {@code growth} compares a small one with a large one: see {@link GrowthArguments}.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean quick = wanted.remove("quick");
        List<String> kinds = Storage.kinds().stream().filter(wanted::remove).toList();
        Benchmarks benchmarks = new Benchmarks(
                Duration.ofSeconds(quick ? 3 : 10), quick ? 3 : 7, kinds.isEmpty() ? Storage.kinds() : kinds);
        switch (wanted.isEmpty() ? "" : wanted.getFirst()) {
            case "data" -> GrowthArguments.parse(wanted).fill(System.out);
            case "growth" -> new Growth(benchmarks.kinds, GrowthArguments.parse(wanted), System.out).run();
            default -> benchmarks.run(wanted.isEmpty() ? List.of("hot", "seats", "log", "start", "decision") : wanted);
        }
    }

    private void run(List<String> wanted) throws Exception {
        out.printf(
                "Java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (String name : wanted) {
            if (name.equals("decision")) {
                decision();
            } else {
                for (String kind : kinds) {
                    try (Storage storage = Storage.of(kind)) {
                        out.printf("%n%s, %s%n", name, storage.title());
                        run(name, storage);
                    }
                }
            }
        }
    }

    private void run(String name, Storage storage) throws Exception {
        switch (name) {
            case "hot" -> new HotValidation(storage, out, turn, turns).run();
            case "seats" -> newSeats(storage);
            case "log" -> new LogSpeed(storage, out, turn, turns).run();
            case "start" -> start(storage);
            default -> throw new IllegalArgumentException("no benchmark is named " + name);
        }
    }

    private void newSeats(Storage storage) throws Exception {
        int licenses = 10_000;
        Dataset dataset = Dataset.create(storage, licenses);
        try (EmbeddedEngine embedded = EmbeddedEngine.start(dataset.config())) {
            // So long that each licence was asked for and the code is compiled.
            NewSeats.throughEngine(embedded.engine(), NewSeats.Take.ONE, licenses, THREADS, turn.multipliedBy(3));
            for (NewSeats.Take take : NewSeats.Take.values()) {
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < turns; i++) {
                    double rows = NewSeats.throughJdbc(storage.empty(), THREADS, turn.dividedBy(2));
                    double calls =
                            NewSeats.throughEngine(embedded.engine(), take, licenses, THREADS, turn.dividedBy(2));
                    ratios.add(calls / rows);
                    out.printf(
                            "  turn %d: plain JDBC %,.0f rows/s, calls that take %s %,.0f/s, ratio %.2f%n",
                            i + 1, rows, take.name().toLowerCase(Locale.ROOT), calls, calls / rows);
                }
                Collections.sort(ratios);
                out.printf(
                        "new seats, %s a call: %.2f of single-row commits by plain JDBC (median of %d turns, %.2f to %.2f; wanted 0.5)%n",
                        take.name().toLowerCase(Locale.ROOT),
                        ratios.get(turns / 2),
                        turns,
                        ratios.getFirst(),
                        ratios.getLast());
            }
        }
    }

    private void start(Storage storage) throws IOException {
        Dataset dataset = Dataset.create(storage, 1_000);
        byte[][] request = {dataset.requests()[0]};
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (ServerProcess server = ServerProcess.portcullis(dataset.config())) {
                new LoadGenerator(server.address(), request, 1).closedLoop(Duration.ofNanos(1));
                millis.add((System.nanoTime() - begin) / 1_000_000);
                if (i == STARTS - 1) {
                    out.printf("resident memory after the start: %d MiB%n", server.residentMebibytes());
                }
            }
        }
        Collections.sort(millis);
        out.printf(
                "start to first answer: %d ms (median of %d, %d to %d; wanted 2,000 at most)%n",
                millis.get(STARTS / 2), STARTS, millis.getFirst(), millis.getLast());
    }

    private static void decision() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getName())
                        .build())
                .run();
    }
}
