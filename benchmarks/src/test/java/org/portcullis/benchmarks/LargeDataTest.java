package org.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;

/** What fills a database past the stores is what the stores would have written; a little of it here. */
class LargeDataTest {

    private static final Population POPULATION = new Population(1, 1_000, 10_000, LocalDate.of(2026, 10, 31));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void theStoresAnswerWhatWasMeant(String kind) throws SQLException {
        try (Storage storage = Storage.of(kind)) {
            new LargeData(storage.empty(), POPULATION, out).make();

            assertThat(printed.toString(UTF_8)).contains("1,000 licences and 10,000 validations made");
        }
    }

    @Test
    void otherDataIsNoticed() throws SQLException {
        Population other = new Population(2, 1_000, 10_000, POPULATION.lastDay());
        try (Storage storage = Storage.h2()) {
            JdbiConfig database = storage.empty();
            new LargeData(database, POPULATION, out).make();

            try (JdbiPersistence persistence = JdbiPersistence.open(database, CommitListener.NONE)) {
                assertThatThrownBy(() -> new DataCheck(persistence, other).check())
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
