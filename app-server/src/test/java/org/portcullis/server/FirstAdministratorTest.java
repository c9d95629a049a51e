package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Transactions;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class FirstAdministratorTest {

    private static final Passwords PASSWORDS = new Argon2Passwords(new Argon2Cost(8, 1, 1), 8, Duration.ofSeconds(10));

    private final Transactions transactions = new MemoryPersistence(CommitListener.NONE).transactions();

    @Test
    void theFirstStartMakesAccount1AnAdministratorWithoutLimits() {
        ensure();

        Account account = account1();
        assertThat(account.email()).isEqualTo("first@example.com");
        assertThat(account.role()).isEqualTo(Role.ADMIN);
        assertThat(account.plan()).isEqualTo("UNLIMITED");
    }

    @Test
    void laterStartsLeaveItAsItIs() {
        ensure();
        Account first = account1();

        ensure();

        assertThat(account1()).isEqualTo(first);
    }

    @Test
    void noOtherAccountGetsItsNumber() {
        ensure();

        AccountId next = transactions.inTransaction(stores -> stores.accounts().nextId());
        assertThat(next).isEqualTo(new AccountId(2));
    }

    @Test
    void aStartThatWasInterruptedAfterItTookTheNumberIsMadeUpFor() {
        AccountId taken = transactions.inTransaction(stores -> stores.accounts().nextId());
        assertThat(taken).isEqualTo(FirstAdministrator.ID);

        ensure();

        assertThat(account1().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void itIsGivenItsPasswordOnce() {
        ensure();

        assertThat(givePassword("plum orbit green")).contains("first@example.com");
        assertThat(givePassword("another one altogether")).isEmpty();

        assertThat(PASSWORDS.matches(
                        new Password("plum orbit green"),
                        transactions.inTransaction(
                                stores -> stores.accountPasswords().of(new AccountId(1)))))
                .isTrue();
    }

    @Test
    void nodesThatStartAtOnceOnANewDatabaseMakeItOnce() {
        try (var server = PostgresServer.start();
                var persistence = JdbiPersistence.open(
                        new JdbiConfig(server.url(server.createDatabase()), PostgresServer.USER, "", 8),
                        CommitListener.NONE)) {
            Transactions shared = persistence.transactions();

            List<Optional<String>> told = Racers.race(8, node -> {
                FirstAdministrator.ensure(shared, new SystemIdentifiers(), "node-" + node + "@localhost", Fixtures.NOW);
                return FirstAdministrator.ensurePassword(
                        shared, PASSWORDS, new Password("plum orbit green " + node), Fixtures.NOW);
            });

            assertThat(told.stream().flatMap(Optional::stream)).hasSize(1);
            boolean there = shared.inTransaction(
                    stores -> stores.accounts().find(FirstAdministrator.ID).isPresent());
            assertThat(there).isTrue();
        }
    }

    private Optional<String> givePassword(String password) {
        return FirstAdministrator.ensurePassword(transactions, PASSWORDS, new Password(password), Fixtures.NOW);
    }

    private void ensure() {
        FirstAdministrator.ensure(transactions, new SystemIdentifiers(), "first@example.com", Fixtures.NOW);
    }

    private Account account1() {
        return transactions
                .inTransaction(stores -> stores.accounts().find(new AccountId(1)))
                .orElseThrow();
    }
}
