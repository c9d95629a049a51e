package org.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.ports.query.LicenseFilter;

/** What a thousand times as many licences cost: the same asked of a small database and of a large one. */
final class Growth {

    private static final Duration TURN = Duration.ofMillis(400);
    private static final int TURNS = 5;
    private static final int STARTS = 5;
    private static final int CONNECTIONS = 32;
    private static final int WARMING_SECONDS = 150;

    /** More than the server remembers. */
    private static final int WARMING_LICENSES = 200_000;

    private final List<String> kinds;
    private final GrowthArguments asked;
    private final PrintStream out;

    Growth(List<String> kinds, GrowthArguments asked, PrintStream out) {
        this.kinds = kinds;
        this.asked = asked;
        this.out = out;
    }

    /** Of the two databases that are named, which {@code data} has filled, or else of ones that it makes and removes. */
    void run() throws SQLException, IOException {
        if (asked.urls().size() == 2) {
            compare(
                    GrowthArguments.config(asked.urls().getFirst()),
                    GrowthArguments.config(asked.urls().getLast()));
            return;
        }
        for (String kind : kinds) {
            try (Storage storage = Storage.of(kind)) {
                out.printf("%ngrowth, %s%n", storage.title());
                JdbiConfig small = storage.empty();
                JdbiConfig large = storage.empty();
                new LargeData(small, asked.small(), out).make();
                new LargeData(large, asked.population(), out).make();
                out.printf("disk: %,d MiB%n", storage.bytes(large) >> 20);
                compare(small, large);
            }
        }
    }

    private void compare(JdbiConfig smallDatabase, JdbiConfig largeDatabase) throws IOException {
        start(largeDatabase);
        try (GrowthSide small = GrowthSide.open(asked.small(), smallDatabase);
                GrowthSide large = GrowthSide.open(asked.population(), largeDatabase)) {
            Comparison comparison = new Comparison(out, TURN, TURNS);
            out.printf(
                    "%n| | %,d | %,d | ratio |%n|---|---|---|---|%n",
                    small.population().licenses(), large.population().licenses());
            validations(comparison, small, large);
            lists(comparison, small, large);
            log(comparison, small, large);
        }
        memory(largeDatabase);
    }

    private void validations(Comparison comparison, GrowthSide small, GrowthSide large) {
        small.remember();
        large.remember();
        comparison.compare("validation, remembered", small::validateCached, large::validateCached);
        comparison.compare("validation, read from the database", small::validateUncached, large::validateUncached);
        comparison.compare("new seat", small::takeSeat, large::takeSeat);
        comparison.compare("look-up by key", small::findByKey, large::findByKey);
        comparison.compare("look-up by id", small::findById, large::findById);
    }

    private void lists(Comparison comparison, GrowthSide small, GrowthSide large) {
        pages(
                comparison,
                "licences of the big owner",
                small,
                large,
                (side, part) -> side.list(LicenseFilter.ALL, part));
        pages(
                comparison,
                "licences of a product",
                small,
                large,
                (side, part) -> side.list(GrowthSide.OF_PRODUCT, part));
        comparison.compare(
                "licences of a customer",
                number -> small.list(GrowthSide.OF_CUSTOMER, 0),
                number -> large.list(GrowthSide.OF_CUSTOMER, 0));
        comparison.compare("licences of a small owner", small::listOfSmallOwner, large::listOfSmallOwner);
        pages(comparison, "licences of everybody", small, large, GrowthSide::listOfAll);
        pages(comparison, "customers", small, large, GrowthSide::customers);
    }

    private void log(Comparison comparison, GrowthSide small, GrowthSide large) {
        pages(comparison, "log of everybody", small, large, GrowthSide::logOfAll);
        pages(comparison, "log of the big owner", small, large, GrowthSide::logOfBigOwner);
        comparison.compare("log of a small owner", small::logOfSmallOwner, large::logOfSmallOwner);
        comparison.compare("log of a licence", small::logOfLicense, large::logOfLicense);
        comparison.compare("usage of a licence", small::usage, large::usage);
        comparison.compare("30 days of a licence", small::daily, large::daily);
    }

    private static void pages(
            Comparison comparison,
            String what,
            GrowthSide small,
            GrowthSide large,
            ObjDoubleConsumer<GrowthSide> list) {
        comparison.compare(what + ", first page", number -> list.accept(small, 0), number -> list.accept(large, 0));
        comparison.compare(
                what + ", middle page", number -> list.accept(small, 0.5), number -> list.accept(large, 0.5));
        comparison.compare(what + ", last page", number -> list.accept(small, 1), number -> list.accept(large, 1));
    }

    private void start(JdbiConfig database) throws IOException {
        byte[][] request = {Dataset.request(1)};
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (ServerProcess server = ServerProcess.portcullis(database)) {
                new LoadGenerator(server.address(), request, 1).closedLoop(Duration.ofNanos(1));
                millis.add((System.nanoTime() - begin) / 1_000_000);
            }
        }
        Collections.sort(millis);
        out.printf(
                "start to first answer: %d ms (median of %d, %d to %d; wanted 2,000 at most)%n",
                millis.get(STARTS / 2), STARTS, millis.getFirst(), millis.getLast());
    }

    private void memory(JdbiConfig database) throws IOException {
        Population population = asked.population();
        byte[][] requests = new byte[Math.min(WARMING_LICENSES, population.licenses())][];
        for (int i = 0; i < requests.length; i++) {
            int license = (int) Math.floorMod(population.mixed(i, 10), (long) population.licenses());
            requests[i] = Dataset.request(license);
        }
        try (ServerProcess server = ServerProcess.portcullis(database)) {
            LoadGenerator.Result result = new LoadGenerator(server.address(), requests, CONNECTIONS)
                    .closedLoop(Duration.ofSeconds(WARMING_SECONDS));
            out.printf(
                    "%nresident memory after %,d validations of %,d licences: %d MiB (wanted 512 at most)%n",
                    result.answered(), requests.length, server.residentMebibytes());
        }
    }
}
