package org.portcullis.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.AccountPasswords;

final class InMemoryAccountPasswords implements AccountPasswords {
    private final TableView<PasswordHash> passwords;
    private final Entities<PasswordReset> resets;
    private final Index<PasswordReset> resetsByHash;

    InMemoryAccountPasswords(Transaction transaction, Tables tables) {
        this.passwords = transaction.on(tables.passwords);
        this.resetsByHash =
                new Index<>(transaction.on(tables.passwordResetsByHash), reset -> Set.of(keyOf(reset.hash())));
        this.resets = new Entities<>(transaction, tables.passwordResets, List.of(resetsByHash));
    }

    @Override
    public Optional<PasswordHash> of(AccountId account) {
        return passwords.find(Key.of(account.value()));
    }

    @Override
    public void add(AccountId account, PasswordHash hash, Instant now) {
        passwords.add(Key.of(account.value()), hash);
    }

    @Override
    public void set(AccountId account, PasswordHash hash, Instant now) {
        passwords.put(Key.of(account.value()), hash);
    }

    @Override
    public void allow(PasswordReset reset) {
        disallow(reset.account());
        resets.add(reset.account().value(), reset);
    }

    @Override
    public Optional<PasswordReset> allowed(SecretHash hash) {
        return resets.find(resetsByHash, keyOf(hash));
    }

    @Override
    public boolean disallow(AccountId account) {
        boolean allowed = resets.lock(account.value()).isPresent();
        resets.remove(account.value());
        return allowed;
    }

    private static Key keyOf(SecretHash hash) {
        return Key.of(0, hash.hex());
    }
}
