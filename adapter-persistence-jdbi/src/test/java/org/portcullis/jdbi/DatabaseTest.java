package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @Test
    void anH2UrlGetsWhatKeepsCommitsOverAKill() {
        assertThat(Database.H2.withOptions("jdbc:h2:./data/portcullis", Patience.REQUESTS))
                .startsWith("jdbc:h2:./data/portcullis;")
                .contains(";WRITE_DELAY=0")
                .contains(";MODE=PostgreSQL")
                .contains(";DATABASE_TO_LOWER=TRUE")
                .contains(";DEFAULT_NULL_ORDERING=HIGH")
                .contains(";DB_CLOSE_ON_EXIT=FALSE")
                .contains(";ANALYZE_AUTO=0")
                .contains(";TRACE_LEVEL_FILE=0");
    }

    @Test
    void anOptionThatIsGivenStaysInWhateverCase() {
        assertThat(Database.H2.withOptions("jdbc:h2:./data/portcullis;write_delay=500", Patience.REQUESTS))
                .contains(";write_delay=500")
                .doesNotContain("WRITE_DELAY=0")
                .contains(";MODE=PostgreSQL");
    }

    @Test
    void anOptionWhoseNameEndsLikeAnotherIsNotTakenForIt() {
        assertThat(Database.H2.withOptions("jdbc:h2:./x;COMPATIBILITY_MODE=1", Patience.REQUESTS))
                .contains(";MODE=PostgreSQL");
    }

    @Test
    void aPostgresqlUrlGetsTimeoutsAfterItsOwnParameters() {
        assertThat(Database.POSTGRESQL.withOptions("jdbc:postgresql://db/portcullis", Patience.REQUESTS))
                .isEqualTo(
                        "jdbc:postgresql://db/portcullis?connectTimeout=3&socketTimeout=3&tcpKeepAlive=true&ApplicationName=portcullis&hostRecheckSeconds=1");
        assertThat(Database.POSTGRESQL.withOptions(
                        "jdbc:postgresql://db/portcullis?socketTimeout=9", Patience.REQUESTS))
                .isEqualTo(
                        "jdbc:postgresql://db/portcullis?socketTimeout=9&connectTimeout=3&tcpKeepAlive=true&ApplicationName=portcullis&hostRecheckSeconds=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:oracle:x", "h2:./data/portcullis"})
    void anotherUrlIsRefused(String url) {
        assertThatThrownBy(() -> Database.of(url))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("jdbc:h2:");
    }

    @Test
    void whatIsPrintedOfAWrongUrlHoldsNoPassword() {
        assertThatThrownBy(() -> Database.of("jdbc:mysql://db/x?user=a&password=secret"))
                .hasMessageNotContaining("secret");
    }
}
