package org.portcullis.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemoryAccounts implements Accounts {
    private final Transaction transaction;
    private final Tables tables;
    private final AtomicLong numbers;
    private final Entities<Account> accounts;
    private final Index<Account> byEmail;
    private final Index<Account> byDiscord;
    private final Index<Account> byNumber;
    private final Index<Account> administrators;

    InMemoryAccounts(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.tables = tables;
        this.numbers = tables.accountNumbers;
        this.byEmail = new Index<>(transaction.on(tables.accountsByEmail), account -> Set.of(keyOf(account.email())));
        this.byDiscord = new Index<>(
                transaction.on(tables.accountsByDiscord),
                account -> account.discord().map(id -> Set.of(keyOf(id))).orElse(Set.of()));
        this.byNumber = new Index<>(transaction.on(tables.accountsByNumber), account -> Set.of(listed(account)));
        this.administrators = new Index<>(
                transaction.on(tables.administrators),
                account -> account.administers() ? Set.of(listed(account)) : Set.of());
        this.accounts =
                new Entities<>(transaction, tables.accounts, List.of(byEmail, byDiscord, byNumber, administrators));
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
    public void update(Account account) {
        accounts.update(account.id().value(), account);
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
    public List<Account> lockAdministrators() {
        // One may have been closed until it is locked.
        return transaction.read(() -> administrators.stream(Range.of(0)).toList()).stream()
                .flatMap(number -> accounts.lock(number).stream())
                .filter(Account::administers)
                .toList();
    }

    @Override
    public Page<Account> list(PageRequest page) {
        return accounts.page(() -> accounts.all(byNumber, Range.of(0)), page);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return accounts.find(byEmail, keyOf(email));
    }

    @Override
    public Optional<Account> findByDiscord(DiscordId discord) {
        return accounts.find(byDiscord, keyOf(discord));
    }

    private static Key listed(Account account) {
        return new Key(0, "", account.id().value());
    }

    private static Key keyOf(DiscordId discord) {
        return Key.of(0, discord.text());
    }

    private static Key keyOf(String email) {
        return Key.of(0, email.toLowerCase(Locale.ROOT));
    }
}
