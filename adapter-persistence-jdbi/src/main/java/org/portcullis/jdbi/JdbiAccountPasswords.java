package org.portcullis.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.AccountPasswords;

final class JdbiAccountPasswords implements AccountPasswords {

    private final Session session;

    JdbiAccountPasswords(Session session) {
        this.session = session;
    }

    @Override
    public Optional<PasswordHash> of(AccountId account) {
        return session.first(
                "select hash from account_password where account_id = ?",
                row -> new PasswordHash(row.text("hash")),
                account.value());
    }

    @Override
    public void add(AccountId account, PasswordHash hash, Instant now) {
        session.update(
                "insert into account_password (account_id, hash, changed_at) values (?, ?, ?)",
                account.value(),
                hash.text(),
                now.toEpochMilli());
    }

    @Override
    public void set(AccountId account, PasswordHash hash, Instant now) {
        int changed = session.update(
                "update account_password set hash = ?, changed_at = ? where account_id = ?",
                hash.text(),
                now.toEpochMilli(),
                account.value());
        if (changed == 0) {
            add(account, hash, now);
        }
    }

    @Override
    public void allow(PasswordReset reset) {
        disallow(reset.account());
        session.update(
                "insert into password_reset (account_id, hash, expires_at, mailed) values (?, ?, ?, ?)",
                reset.account().value(),
                reset.hash().hex(),
                reset.expiresAt().toEpochMilli(),
                reset.mailed());
    }

    @Override
    public Optional<PasswordReset> allowed(SecretHash hash) {
        return session.first(
                "select account_id, expires_at, mailed from password_reset where hash = ?",
                row -> new PasswordReset(
                        new AccountId(row.number("account_id")), hash, row.instant("expires_at"), row.flag("mailed")),
                hash.hex());
    }

    @Override
    public boolean disallow(AccountId account) {
        return session.update("delete from password_reset where account_id = ?", account.value()) > 0;
    }
}
