package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.testkit.Fixtures;

class H2CompactionTest {

    private static final int BATCHES = 500;
    private static final int FULL_PERCENT = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aFileThatIsMostlyEmptyFillsAgainWhileItIsOpen() throws SQLException, InterruptedException {
        String url = "jdbc:h2:" + folder.resolve("data") + ";RETENTION_TIME=200";
        try (JdbiPersistence persistence = JdbiPersistence.open(JdbiConfig.embedded(url), CommitListener.NONE);
                Connection connection =
                        DriverManager.getConnection(Database.H2.withOptions(url, Patience.REQUESTS), "sa", "")) {
            for (int batch = 0; batch < BATCHES; batch++) {
                persistence.validationLog().write(UUID.randomUUID(), validations());
            }

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (percentInUse(connection) < FULL_PERCENT && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }

            assertThat(percentInUse(connection)).isGreaterThanOrEqualTo(FULL_PERCENT);
            assertThat(persistence.validationLog().usage(new LicenseId(1)).total())
                    .isEqualTo(BATCHES);
        }
    }

    @Test
    void aDatabaseInMemoryHasNothingToCompact() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "")) {
            assertThat(H2Compaction.of(connection)).isEmpty();
        }
    }

    /** How much of what H2 has written is still valid. Left alone, it is a third after this many commits. */
    private static int percentInUse(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select setting_value from information_schema.settings"
                        + " where setting_name = 'info.CHUNKS_FILL_RATE'")) {
            assertThat(result.next()).isTrue();
            return result.getInt(1);
        }
    }

    private static List<ValidationRecord> validations() {
        return LongStream.rangeClosed(1, 100)
                .mapToObj(license -> Fixtures.validation(
                        new LicenseId(license), new AccountId(1), new ProductId(1), Outcome.GRANTED, NOW))
                .toList();
    }
}
