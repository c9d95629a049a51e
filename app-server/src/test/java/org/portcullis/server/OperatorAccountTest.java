package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Transactions;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

class OperatorAccountTest {

    private final Transactions transactions = new MemoryPersistence(CommitListener.NONE).transactions();

    @Test
    void theFirstStartMakesAccount1AnAdministratorWithoutLimits() {
        ensure();

        Account account = account1();
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
        assertThat(taken).isEqualTo(OperatorAccount.ID);

        ensure();

        assertThat(account1().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void nodesThatStartAtOnceOnANewDatabaseMakeItOnce() {
        try (var server = PostgresServer.start();
                var persistence = JdbiPersistence.open(
                        new JdbiConfig(server.url(server.createDatabase()), PostgresServer.USER, "", 8),
                        CommitListener.NONE)) {
            Transactions shared = persistence.transactions();

            Racers.race(8, node -> {
                OperatorAccount.ensure(shared, new SystemIdentifiers(), Fixtures.NOW);
                return node;
            });

            boolean there = shared.inTransaction(
                    stores -> stores.accounts().find(OperatorAccount.ID).isPresent());
            assertThat(there).isTrue();
        }
    }

    private void ensure() {
        OperatorAccount.ensure(transactions, new SystemIdentifiers(), Fixtures.NOW);
    }

    private Account account1() {
        return transactions
                .inTransaction(stores -> stores.accounts().find(new AccountId(1)))
                .orElseThrow();
    }
}
