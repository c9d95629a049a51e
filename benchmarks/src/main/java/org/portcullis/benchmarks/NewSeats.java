package org.portcullis.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.portcullis.application.LicenseEngine;
import org.portcullis.jdbi.JdbiConfig;

/**
 * Calls a second that take a seat through the engine, against rows a second that plain JDBC inserts, one row and one commit
 * each, into the same kind of database from as many threads.
 */
final class NewSeats {

    /** What a call takes. */
    enum Take {
        /** A seat for a device: one row, as the baseline's. */
        ONE,
        /** A seat for a device and one for an address: two rows. */
        TWO
    }

    private NewSeats() {}

    /** One thread's work: done again and again with a number that nobody has had. */
    @FunctionalInterface
    private interface Step {
        void take(int number) throws Exception;
    }

    @FunctionalInterface
    private interface StepMaker {
        Step make() throws Exception;
    }

    /** Calls a second. */
    static double throughEngine(LicenseEngine engine, Take take, int licenses, int threads, Duration duration)
            throws InterruptedException, ExecutionException {
        return perSecond(threads, duration, () -> switch (take) {
            case ONE -> number -> KnownDevice.takeSeat(engine, number % licenses, number);
            case TWO -> number -> KnownDevice.takeTwoSeats(engine, number % licenses, number);
        });
    }

    /** Rows a second. */
    static double throughJdbc(JdbiConfig config, int threads, Duration duration)
            throws SQLException, InterruptedException, ExecutionException {
        String url = config.url().startsWith("jdbc:h2:") ? config.url() + ";WRITE_DELAY=0" : config.url();
        try (Connection keepOpen = DriverManager.getConnection(url, config.user(), config.password())) {
            keepOpen.createStatement()
                    .execute(
                            "create table seat (license bigint, hardware varchar(255), at bigint, primary key (license, hardware))");
            List<Connection> connections = new ArrayList<>();
            double rate = perSecond(threads, duration, () -> {
                Connection connection = DriverManager.getConnection(url, config.user(), config.password());
                connection.setAutoCommit(false);
                synchronized (connections) {
                    connections.add(connection);
                }
                PreparedStatement insert = connection.prepareStatement("insert into seat values (?, ?, ?)");
                return number -> insert(connection, insert, number);
            });
            for (Connection connection : connections) {
                connection.close();
            }
            return rate;
        }
    }

    private static void insert(Connection connection, PreparedStatement insert, int number) throws SQLException {
        insert.setLong(1, number % 1_000);
        insert.setString(2, String.format("SEAT-%032x", number));
        insert.setLong(3, System.currentTimeMillis());
        insert.executeUpdate();
        connection.commit();
    }

    private static double perSecond(int threads, Duration duration, StepMaker maker)
            throws InterruptedException, ExecutionException {
        AtomicInteger numbers = new AtomicInteger((int) (System.nanoTime() & 0xfffffff));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> counts = new ArrayList<>();
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            for (int i = 0; i < threads; i++) {
                counts.add(pool.submit(() -> {
                    Step step = maker.make();
                    long count = 0;
                    for (; System.nanoTime() < end; count++) {
                        step.take(numbers.incrementAndGet());
                    }
                    return count;
                }));
            }
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total * 1e9 / (System.nanoTime() - begin);
        }
    }
}
