package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.testkit.Fixtures;

/** How PostgreSQL keeps the log: a month is made before it comes, and dropped when it is old. */
class LogPartitionsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    private final String database = SharedPostgres.newDatabase();
    private JdbiPersistence persistence;
    private ValidationLog log;

    @BeforeEach
    void open() {
        persistence = JdbiPersistence.open(SharedPostgres.config(database), CommitListener.NONE);
        log = persistence.validationLog();
    }

    @AfterEach
    void close() {
        persistence.close();
        SharedPostgres.drop(database);
    }

    @Test
    void thisMonthAndTheNextTwoHaveAPartition() {
        log.tidy(TODAY, LocalDate.EPOCH);
        log.tidy(TODAY, LocalDate.EPOCH);

        assertThat(partitions())
                .containsExactly(
                        "validation_log_2026_11",
                        "validation_log_2026_12",
                        "validation_log_2027_01",
                        "validation_log_other");
    }

    @Test
    void whatCameBeforeItsPartitionIsMovedThere() {
        write("2026-11-01T00:00:00Z", "2026-11-30T23:59:59.999Z", "2026-10-31T23:59:59.999Z");
        assertThat(rowsOf("validation_log_other")).isEqualTo(3);

        log.tidy(TODAY, LocalDate.EPOCH);

        assertThat(rowsOf("validation_log_2026_11")).isEqualTo(2);
        assertThat(rowsOf("validation_log_other")).isEqualTo(1);
        assertThat(rowsOf("validation_log")).isEqualTo(3);
    }

    @Test
    void aNewRowGoesToItsMonth() {
        log.tidy(TODAY, LocalDate.EPOCH);

        write("2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z");

        assertThat(rowsOf("validation_log_2026_12")).isEqualTo(1);
        assertThat(rowsOf("validation_log_2027_01")).isEqualTo(1);
    }

    @Test
    void aMonthIsDroppedOnceNoDayOfItIsKept() {
        log.tidy(TODAY, LocalDate.EPOCH);
        write("2026-11-05T00:00:00Z", "2026-12-05T00:00:00Z", "2025-01-01T00:00:00Z");

        log.tidy(LocalDate.parse("2027-02-01"), LocalDate.parse("2026-11-30"));
        assertThat(partitions()).contains("validation_log_2026_11");
        assertThat(rowsOf("validation_log_other")).isZero();

        log.tidy(LocalDate.parse("2027-02-01"), LocalDate.parse("2026-12-01"));
        assertThat(partitions()).doesNotContain("validation_log_2026_11").contains("validation_log_2026_12");
    }

    @Test
    void whileOneProcessTidiesAnotherDoesNothing() throws SQLException {
        try (Connection other = SharedPostgres.SERVER.connect(database);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select job from upkeep for update");

            assertThat(log.tidy(TODAY, LocalDate.EPOCH)).isFalse();
            assertThat(partitions()).containsExactly("validation_log_other");

            other.rollback();
            assertThat(log.tidy(TODAY, LocalDate.EPOCH)).isTrue();
        }
    }

    /** It gives up its lock after a second, so as not to keep the log's writers waiting, and tries again. */
    @Test
    void aMonthIsMadeAsSoonAsNobodyHoldsTheLogAnyLonger() throws Exception {
        try (Connection reader = SharedPostgres.SERVER.connect(database);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from validation_log");
            CompletableFuture<Boolean> tidying = CompletableFuture.supplyAsync(() -> log.tidy(TODAY, LocalDate.EPOCH));

            assertThatThrownBy(() -> tidying.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            reader.rollback();

            assertThat(tidying.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(partitions()).contains("validation_log_2026_11");
    }

    /** Else a lock that one step took would be held until the last one is done. */
    @Test
    void whatAStepDidIsThereWhileTheNextOneStillWaits() throws Exception {
        log.tidy(TODAY, LocalDate.EPOCH);
        write("2026-11-05T00:00:00Z");
        try (Connection reader = SharedPostgres.SERVER.connect(database);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from validation_log_2026_11");
            CompletableFuture<Boolean> tidying = CompletableFuture.supplyAsync(
                    () -> log.tidy(LocalDate.parse("2027-02-01"), LocalDate.parse("2026-12-01")));

            assertThatThrownBy(() -> tidying.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(partitions()).contains("validation_log_2027_04", "validation_log_2026_11");
            assertThat(rowsOf("license_daily")).isZero();
            reader.rollback();

            assertThat(tidying.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(partitions()).doesNotContain("validation_log_2026_11");
    }

    @Test
    void aDayIsLookedForInItsMonthOnly() throws SQLException {
        log.tidy(TODAY, LocalDate.EPOCH);
        Span day = Span.of(TODAY);

        String plan = plan("select id from validation_log where id = 1 and at >= %d and at < %d"
                .formatted(day.from(), day.until()));

        assertThat(plan).contains("validation_log_2026_11").doesNotContain("2026_12", "other");
    }

    private void write(String... moments) {
        log.write(
                UUID.randomUUID(),
                List.of(moments).stream()
                        .map(at -> Fixtures.validation(
                                new LicenseId(1),
                                new AccountId(1),
                                new ProductId(1),
                                Outcome.GRANTED,
                                Instant.parse(at)))
                        .toList());
    }

    private List<String> partitions() {
        return List.of(SharedPostgres.SERVER.ask(database, """
                        select string_agg(inhrelid::regclass::text, ',' order by inhrelid::regclass::text)
                        from pg_inherits
                        where inhparent = 'validation_log'::regclass
                        """).split(","));
    }

    private long rowsOf(String table) {
        return Long.parseLong(SharedPostgres.SERVER.ask(database, "select count(*) from " + table));
    }

    private String plan(String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = SharedPostgres.SERVER.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("explain " + query)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return String.join("\n", lines);
    }
}
