package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.SecondFactors;

final class JdbiSecondFactors implements SecondFactors {

    private static final String SELECT =
            "select account_id, sealed_seed, created_at, enabled_at, last_step from second_factor ";

    private final Session session;

    JdbiSecondFactors(Session session) {
        this.session = session;
    }

    @Override
    public Optional<SecondFactor> of(AccountId account) {
        return session.first(SELECT + "where account_id = ?", JdbiSecondFactors::factor, account.value());
    }

    @Override
    public List<SecondFactor> after(Optional<AccountId> last, int limit) {
        return session.list(
                SELECT + "where account_id > ? order by account_id fetch first ? rows only",
                JdbiSecondFactors::factor,
                last.map(AccountId::value).orElse(0L),
                limit);
    }

    @Override
    public void reseal(AccountId account, SealedSecret seed) {
        session.update("update second_factor set sealed_seed = ? where account_id = ?", seed.text(), account.value());
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
                        .map(code -> Parameters.of("account", account.value()).and("hash", code.hex()))
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
                        "delete from recovery_code where account_id = ? and hash = ?", account.value(), code.hex())
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

    private static SecondFactor factor(Row row) throws SQLException {
        return new SecondFactor(
                new AccountId(row.number("account_id")),
                new SealedSecret(row.text("sealed_seed")),
                row.instant("created_at"),
                row.optionalInstant("enabled_at"),
                row.number("last_step"));
    }
}
