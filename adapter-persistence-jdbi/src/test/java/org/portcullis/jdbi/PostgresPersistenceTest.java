package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.postgres.PostgresServer;

/** What there is to say of opening PostgreSQL. */
class PostgresPersistenceTest {

    private static final PostgresServer SERVER = SharedPostgres.SERVER;

    @Test
    void everyTextIsComparedByteByByte() {
        String database = SharedPostgres.newDatabase();

        assertThat(SERVER.ask(
                        database,
                        "select count(*) from information_schema.columns where "
                                + "table_schema = 'public' and data_type = 'character varying' and collation_name = 'C' "
                                + "and table_name = 'license'"))
                .isNotEqualTo("0");
        assertThat(SERVER.ask(
                        database,
                        "select string_agg(table_name || '.' || column_name, ',') "
                                + "from information_schema.columns where table_schema = 'public' "
                                + "and data_type = 'character varying' and collation_name is distinct from 'C' "
                                + "and table_name <> 'flyway_schema_history'"))
                .isEqualTo("null");
        // The database itself sorts as people do.
        assertThat(SERVER.ask(database, "select 'a' < 'B'")).isEqualTo("t");
        SharedPostgres.drop(database);
    }

    @Test
    void itsStateIsToldAndItIsLeftAsItIs() {
        String database = SERVER.createDatabase();
        JdbiConfig config = SharedPostgres.config(database);

        assertThat(JdbiPersistence.inspect(config)).map(SchemaState::version).contains("none");
        JdbiPersistence.open(config, CommitListener.NONE).close();
        assertThat(JdbiPersistence.inspect(config)).map(SchemaState::pending).contains(0);
        SharedPostgres.drop(database);
    }

    @Test
    void aUserInTheUrlIsTheOneWhoConnects() {
        String database = SharedPostgres.newDatabase();
        String url = SERVER.url(database) + "?user=" + PostgresServer.USER;

        try (JdbiPersistence persistence =
                JdbiPersistence.open(new JdbiConfig(url, "sa", "", 2), CommitListener.NONE)) {
            assertThat(persistence.health().isReachable()).isTrue();
        }
        SharedPostgres.drop(database);
    }

    @Test
    void whatKeepsItFromOpeningIsSaidInWords() {
        String nowhere = PostgresServer.urlOn(1, "x") + "?password=hunter2";

        assertThatThrownBy(() -> JdbiPersistence.open(SharedPostgres.config("absent"), CommitListener.NONE))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("/absent")
                .hasMessageContaining("no such database");
        assertThatThrownBy(() -> JdbiPersistence.open(
                        new JdbiConfig(nowhere, PostgresServer.USER, "hunter3", 2), CommitListener.NONE))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("no server")
                .hasMessageNotContaining("hunter");
        assertThatThrownBy(() -> JdbiPersistence.open(
                        new JdbiConfig(SERVER.url("postgres"), "nobody", "hunter3", 2), CommitListener.NONE))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageNotContaining("hunter");
    }

    @Test
    void aConnectionThatServesRequestsGivesUpInTime() throws Exception {
        String database = SharedPostgres.newDatabase();
        try (Pools pools = Pools.open(Database.POSTGRESQL, SharedPostgres.config(database))) {
            assertThat(setting(pools.requests(), "lock_timeout")).contains("2s");
            assertThat(setting(pools.requests(), "idle_in_transaction_session_timeout"))
                    .contains("3s");
            assertThat(setting(pools.background(), "idle_in_transaction_session_timeout"))
                    .contains("3s");
            assertThat(setting(pools.requests(), "transaction_isolation")).contains("read committed");
            try (var connection = pools.requests().getConnection();
                    var log = pools.log().getConnection();
                    var background = pools.background().getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(3_000);
                assertThat(log.getNetworkTimeout()).isEqualTo(4_000);
                assertThat(background.getNetworkTimeout()).isEqualTo(60_000);
            }
        }
        SharedPostgres.drop(database);
    }

    /** The server ended it before anything came of it, so whoever asked may ask again. */
    @Test
    void aTransactionThatWasSilentForTooLongChangedNothing() {
        String database = SharedPostgres.newDatabase();
        try (Pools pools = Pools.open(Database.POSTGRESQL, SharedPostgres.config(database))) {
            assertThatThrownBy(() -> Session.translating(
                            () -> Pools.jdbi(pools.requests()).inTransaction(handle -> {
                                handle.execute("set local idle_in_transaction_session_timeout = '1ms'");
                                LockSupport.parkNanos(500_000_000);
                                return handle.execute("create table unwanted (id bigint)");
                            })))
                    .isInstanceOf(StorageConflict.class)
                    .hasMessageContaining("25P03");
        }
        SharedPostgres.drop(database);
    }

    /** By itself the pool would ask again after 5 s, which is how long it waited before. */
    @Test
    void connectionsAreThereAgainAsSoonAsTheDatabaseIs() throws Exception {
        try (var server = PostgresServer.start();
                var pools = Pools.open(
                        Database.POSTGRESQL, new JdbiConfig(server.url("postgres"), PostgresServer.USER, "", 2))) {
            pools.requests().getConnection().close();
            server.stop();
            Thread.sleep(6_000);
            server.restart();

            try (var connection = pools.requests().getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    private static Optional<String> setting(HikariDataSource connections, String name) {
        return Pools.jdbi(connections)
                .withHandle(handle -> new Session(handle)
                        .first("select current_setting(?) as setting", row -> row.text("setting"), name));
    }
}
