package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.core.access.Account;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.testkit.Fixtures;

/** What is said of opening and closing; what the stores do is in the contracts. */
class JdbiPersistenceTest {

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsThereAfterReopening() {
        Account account;
        try (JdbiPersistence persistence = open()) {
            account = addAccount(persistence);
            persistence
                    .validationLog()
                    .write(
                            UUID.randomUUID(),
                            List.of(Fixtures.validation(
                                    new LicenseId(1), account.id(), new ProductId(1), Outcome.GRANTED, NOW)));
        }

        try (JdbiPersistence persistence = open()) {
            Optional<Account> found = persistence
                    .transactions()
                    .inTransaction(stores -> stores.accounts().find(account.id()));
            assertThat(found).contains(account);
            assertThat(persistence.validationLog().usage(new LicenseId(1)).granted())
                    .isEqualTo(1);
        }
    }

    @Test
    void aNumberIsNotGivenAgainAfterReopening() {
        AccountId before;
        try (JdbiPersistence persistence = open()) {
            before = addAccount(persistence).id();
        }

        try (JdbiPersistence persistence = open()) {
            assertThat(addAccount(persistence).id().value()).isGreaterThan(before.value());
        }
    }

    @Test
    void aMigrationIsAppliedOnce() throws SQLException {
        open().close();
        List<String> applied = migrations();

        open().close();

        assertThat(migrations()).isEqualTo(applied).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    }

    /** It would write rows as it knows them, and leave out what a newer version has added. */
    @Test
    void aDatabaseOfANewerVersionIsRefused() throws SQLException {
        open().close();
        try (Connection connection =
                        DriverManager.getConnection(Database.H2.withOptions(url(), Patience.REQUESTS), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                        "checksum", "installed_by", "execution_time", "success")
                    values (1000, '999', 'later', 'SQL', 'V999__later.sql', 1, 'sa', 1, true)
                    """);
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("999");
        assertThatThrownBy(() -> JdbiPersistence.inspect(JdbiConfig.embedded(url())))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void theOptionsThatWereAddedAreInForce() throws SQLException {
        open().close();

        try (Connection connection =
                        DriverManager.getConnection(Database.H2.withOptions(url(), Patience.REQUESTS), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
            assertThat(settings.next()).isTrue();
            assertThat(settings.getString(1)).isEqualTo("0");
        }
    }

    @Test
    void aFileThatAnotherProcessHasOpenIsRefusedWithTheReason() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenUntilToldOtherwise.class.getName(),
                        url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("open");

            assertThatThrownBy(this::open)
                    .isInstanceOf(DatabaseNotOpened.class)
                    .hasMessageContaining(url())
                    .hasMessageContaining("in use by another process");
        } finally {
            other.destroy();
        }
    }

    @Test
    void aCorruptFileIsRefusedWithTheReason() throws IOException {
        Files.write(folder.resolve("data.mv.db"), new byte[9_000]);

        assertThatThrownBy(this::open).isInstanceOf(DatabaseNotOpened.class).hasMessageContaining("corrupt");
    }

    @Test
    void aFolderThatCantBeMadeIsRefusedWithTheReason() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> open("jdbc:h2:" + folder.resolve("file/data")))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("can't be created");
    }

    @Test
    void aSettingThatH2DoesNotKnowIsRefusedWithItsName() {
        assertThatThrownBy(() -> open(url() + ";NONSENSE=1"))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("NONSENSE");
    }

    @Test
    void aConfigurationDoesNotShowItsPassword() {
        assertThat(new JdbiConfig(url(), "portcullis", "secret", 4).toString()).doesNotContain("secret");
    }

    @Test
    void aClosedDatabaseIsNotReachable() {
        JdbiPersistence persistence = open();
        assertThat(persistence.health().isReachable()).isTrue();

        persistence.close();

        assertThat(persistence.health().isReachable()).isFalse();
    }

    private JdbiPersistence open() {
        return open(url());
    }

    private static JdbiPersistence open(String url) {
        return JdbiPersistence.open(JdbiConfig.embedded(url), CommitListener.NONE);
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("data");
    }

    private static Account addAccount(JdbiPersistence persistence) {
        return persistence.transactions().inTransaction(stores -> {
            Account account = Fixtures.account(stores.accounts().nextId());
            stores.accounts().add(account);
            return account;
        });
    }

    private List<String> migrations() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(Database.H2.withOptions(url(), Patience.REQUESTS), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\"")) {
            List<String> versions = new ArrayList<>();
            while (result.next()) {
                versions.add(result.getString(1));
            }
            return versions;
        }
    }
}
