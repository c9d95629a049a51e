package org.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private Benchmarks(Duration turn, int turns) {
        this.turn = turn;
        this.turns = turns;
    }

    /**
     * Runs all, or only what is named: {@code hot}, {@code seats}, {@code start}, {@code decision}; {@code quick} makes
     * each short.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean quick = wanted.remove("quick");
        new Benchmarks(Duration.ofSeconds(quick ? 3 : 10), quick ? 3 : 7)
                .run(wanted.isEmpty() ? List.of("hot", "seats", "start", "decision") : wanted);
    }

    private void run(List<String> wanted) throws Exception {
        out.printf(
                "Java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (String name : wanted) {
            Path folder = Files.createTempDirectory("portcullis-benchmark");
            try {
                switch (name) {
                    case "hot" -> new HotValidation(folder, out, turn, turns).run();
                    case "seats" -> newSeats(folder);
                    case "start" -> start(folder);
                    case "decision" -> decision();
                    default -> throw new IllegalArgumentException("no benchmark is named " + name);
                }
            } finally {
                delete(folder);
            }
        }
    }

    private void newSeats(Path folder) throws Exception {
        int licenses = 10_000;
        Dataset dataset = Dataset.create(folder, licenses);
        List<Double> ratios = new ArrayList<>();
        try (EmbeddedEngine embedded = EmbeddedEngine.start(dataset, InstantSource.system())) {
            NewSeats.throughEngine(embedded.engine(), licenses, THREADS, turn);
            for (int i = 0; i < turns; i++) {
                Path plain = Files.createDirectory(folder.resolve("plain" + i));
                double rows = NewSeats.throughJdbc(plain, THREADS, turn.dividedBy(2));
                double seats = NewSeats.throughEngine(embedded.engine(), licenses, THREADS, turn.dividedBy(2));
                ratios.add(seats / rows);
                out.printf(
                        "  turn %d: plain JDBC %,.0f rows/s, new seats %,.0f/s, ratio %.2f%n",
                        i + 1, rows, seats, seats / rows);
            }
        }
        Collections.sort(ratios);
        out.printf(
                "new seats: %.2f of single-row commits by plain JDBC (median of %d turns, %.2f to %.2f; wanted 0.5)%n",
                ratios.get(turns / 2), turns, ratios.getFirst(), ratios.getLast());
    }

    private void start(Path folder) throws IOException {
        Dataset dataset = Dataset.create(folder, 1_000);
        byte[][] request = {dataset.requests()[0]};
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(
                    "org.portcullis.server.Main",
                    List.of("serve"),
                    Map.of("PORTCULLIS_HTTP_PORT", "0", "PORTCULLIS_DATABASE_URL", dataset.url()))) {
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
