package org.portcullis.jdbi;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.postgres.PostgresServer;

/** One server for all tests that only need some PostgreSQL; each has a database of its own. Ends with the process. */
final class SharedPostgres {

    private static final String TEMPLATE = "migrated";

    /** Nothing that is tested on it outlives it, so it needn't wait for disks. */
    static final PostgresServer SERVER = PostgresServer.start(Map.of("fsync", "off", "full_page_writes", "off"));

    static {
        // Sorts unlike bytes do, as most databases that people have made.
        SERVER.execute(
                "postgres",
                "create database " + TEMPLATE
                        + " template template0 locale_provider icu icu_locale 'en-US' locale 'C' encoding 'UTF8'");
        JdbiPersistence.open(config(TEMPLATE), CommitListener.NONE).close();
    }

    /** Makes and drops databases beside the tests, which would wait for it else. */
    private static final Executor BESIDE = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("databases").factory());

    private static CompletableFuture<String> next = makeDatabase();

    private SharedPostgres() {}

    /** The name of a new database whose tables are there. */
    static synchronized String newDatabase() {
        CompletableFuture<String> made = next;
        next = makeDatabase();
        return made.join();
    }

    private static CompletableFuture<String> makeDatabase() {
        return CompletableFuture.supplyAsync(() -> SERVER.createDatabase(TEMPLATE), BESIDE);
    }

    /** Removes a database soon, whoever is connected to it. */
    static void drop(String database) {
        BESIDE.execute(() -> SERVER.dropDatabase(database));
    }

    static JdbiConfig config(String database) {
        return new JdbiConfig(SERVER.url(database), PostgresServer.USER, "", 10);
    }
}
