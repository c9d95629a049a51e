package org.portcullis.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void itWritesToTheDiskBeforeItAcknowledges() {
        try (PostgresServer server = PostgresServer.start()) {
            assertThat(server.ask("postgres", "show fsync")).isEqualTo("on");
            assertThat(server.ask("postgres", "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() {
        try (PostgresServer server = PostgresServer.start()) {
            String database = server.createDatabase();
            server.execute(database, "create table kept (id bigint)", "insert into kept values (1), (2)");
            int port = server.port();

            server.kill();
            assertThatThrownBy(() -> server.connect(database)).isInstanceOf(SQLException.class);
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(server.ask(database, "select count(*) from kept")).isEqualTo("2");
        }
    }

    @Test
    void aStandbyHasWhatWasCommittedAndTakesOver() {
        try (PostgresServer primary = PostgresServer.start(Map.of("synchronous_standby_names", "second"));
                PostgresServer standby = withSynchronousCommitOf(primary)) {
            String database = primary.createDatabase();
            primary.execute(database, "create table kept (id bigint)", "insert into kept values (1)");

            primary.kill();
            standby.promote();

            assertThat(standby.ask(database, "select count(*) from kept")).isEqualTo("1");
            standby.execute(database, "insert into kept values (2)");
            assertThat(standby.ask(database, "select count(*) from kept")).isEqualTo("2");
        }
    }

    /** Until the standby follows, a commit on the primary would wait for it. */
    private static PostgresServer withSynchronousCommitOf(PostgresServer primary) {
        primary.execute("postgres", "set synchronous_commit = local", "create table unused (id bigint)");
        return primary.standby("second", Map.of("synchronous_standby_names", ""));
    }
}
