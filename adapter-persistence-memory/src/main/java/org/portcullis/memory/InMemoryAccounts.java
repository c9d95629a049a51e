package org.portcullis.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Account;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Accounts;

final class InMemoryAccounts implements Accounts {
    private final Transaction transaction;
    private final Tables tables;
    private final AtomicLong numbers;
    private final Entities<Account> accounts;
    private final Index<Account> byEmail;

    InMemoryAccounts(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.tables = tables;
        this.numbers = tables.accountNumbers;
        this.byEmail = new Index<>(transaction.on(tables.accountsByEmail), account -> Set.of(keyOf(account.email())));
        this.accounts = new Entities<>(transaction, tables.accounts, List.of(byEmail));
    }

    @Override
    public AccountId nextId() {
        return new AccountId(numbers.incrementAndGet());
    }

    @Override
    public void add(Account account) {
        long number = account.id().value();
        accounts.add(number, account);
        InMemoryBusinessFigures.register(transaction, tables, 0, number, account.createdAt());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id.value());
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return accounts.lock(id.value());
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return accounts.find(byEmail, keyOf(email));
    }

    private static Key keyOf(String email) {
        return Key.of(0, email.toLowerCase(Locale.ROOT));
    }
}
