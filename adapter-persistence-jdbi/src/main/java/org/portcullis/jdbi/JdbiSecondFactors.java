package org.portcullis.jdbi;

import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.SecondFactors;

final class JdbiSecondFactors implements SecondFactors {

    private final Session session;

    JdbiSecondFactors(Session session) {
        this.session = session;
    }

    @Override
    public Optional<SecondFactor> of(AccountId account) {
        return session.first(
                """
                select sealed_seed, created_at, enabled_at, last_step from second_factor where account_id = ?
                """,
                row -> new SecondFactor(
                        account,
                        new SealedSecret(row.text("sealed_seed")),
                        row.instant("created_at"),
                        row.optionalInstant("enabled_at"),
                        row.number("last_step")),
                account.value());
    }

    @Override
    public void set(SecondFactor factor) {
        remove(factor.account());
        session.update(
                """
                insert into second_factor (account_id, sealed_seed, created_at, enabled_at, last_step)
                values (:account, :seed, :createdAt, :enabledAt, :lastStep)
                """,
                Parameters.of("account", factor.account().value())
                        .and("seed", factor.seed().text())
                        .and("createdAt", factor.createdAt())
                        .and("enabledAt", factor.enabledAt())
                        .and("lastStep", factor.lastStep()));
    }

    @Override
    public void addRecoveryCodes(AccountId account, Set<SecretHash> codes) {
        session.updateEach(
                "insert into recovery_code (account_id, hash) values (:account, :hash)",
                codes.stream()
                        .map(code ->
                                Parameters.of("account", account.value()).and("hash", JdbiSignInSessions.text(code)))
                        .toList());
    }

    @Override
    public boolean spendStep(AccountId account, long step) {
        return session.update(
                        "update second_factor set last_step = ? where account_id = ? and last_step < ?",
                        step,
                        account.value(),
                        step)
                == 1;
    }

    @Override
    public boolean spendRecoveryCode(AccountId account, SecretHash code) {
        return session.update(
                        "delete from recovery_code where account_id = ? and hash = ?",
                        account.value(),
                        JdbiSignInSessions.text(code))
                == 1;
    }

    @Override
    public int recoveryCodesLeft(AccountId account) {
        return session.first(
                        "select count(*) as total from recovery_code where account_id = ?",
                        row -> row.integer("total"),
                        account.value())
                .orElseThrow();
    }

    @Override
    public boolean remove(AccountId account) {
        return session.update("delete from second_factor where account_id = ?", account.value()) > 0;
    }
}
