package org.portcullis.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.SignInChallenges;

final class JdbiSignInChallenges implements SignInChallenges {

    private final Session session;

    JdbiSignInChallenges(Session session) {
        this.session = session;
    }

    @Override
    public void add(SignInChallenge challenge) {
        session.update(
                """
                insert into sign_in_challenge (hash, account_id, kind, expires_at, attempts)
                values (:hash, :account, :kind, :expiresAt, :attempts)
                """,
                Parameters.of("hash", challenge.hash().hex())
                        .and("account", challenge.account().value())
                        .and("kind", challenge.kind())
                        .and("expiresAt", challenge.expiresAt())
                        .and("attempts", challenge.attempts()));
    }

    @Override
    public Optional<SignInChallenge> byHash(SecretHash hash) {
        return session.first(
                "select account_id, kind, expires_at, attempts from sign_in_challenge where hash = ?",
                row -> new SignInChallenge(
                        hash,
                        new AccountId(row.number("account_id")),
                        row.constant(SignInSession.Kind.class, "kind"),
                        row.instant("expires_at"),
                        row.integer("attempts")),
                hash.hex());
    }

    @Override
    public Optional<SignInChallenge> attempt(SecretHash hash, Instant now) {
        int counted = session.update("""
                update sign_in_challenge set attempts = attempts + 1
                where hash = ? and expires_at > ? and attempts < ?
                """, hash.hex(), now.toEpochMilli(), SignInChallenge.MOST_ATTEMPTS);
        return counted == 1 ? byHash(hash) : Optional.empty();
    }

    @Override
    public boolean remove(SecretHash hash) {
        return session.update("delete from sign_in_challenge where hash = ?", hash.hex()) == 1;
    }

    @Override
    public void removeAll(AccountId account) {
        session.update("delete from sign_in_challenge where account_id = ?", account.value());
    }

    @Override
    public int forget(Instant until, int most) {
        return session.update("""
                delete from sign_in_challenge where hash in (
                    select hash from sign_in_challenge where expires_at < :until
                    order by expires_at fetch first :most rows only)
                """, Parameters.of("until", until).and("most", most));
    }
}
