package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Transactions;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.testkit.Fixtures;

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

    private void ensure() {
        OperatorAccount.ensure(transactions, new SystemIdentifiers(), Fixtures.NOW);
    }

    private Account account1() {
        return transactions
                .inTransaction(stores -> stores.accounts().find(new AccountId(1)))
                .orElseThrow();
    }
}
