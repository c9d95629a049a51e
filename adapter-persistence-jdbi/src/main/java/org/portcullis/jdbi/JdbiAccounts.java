package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Accounts;

final class JdbiAccounts implements Accounts {

    private static final String SELECT = """
            select id, uuid, email, role, plan, created_at
            from account
            """;

    private final Session session;

    JdbiAccounts(Session session) {
        this.session = session;
    }

    @Override
    public AccountId nextId() {
        return new AccountId(session.next("account_id"));
    }

    @Override
    public void add(Account account) {
        session.update(
                """
                insert into account (id, uuid, email, email_key, role, plan, created_at)
                values (:id, :uuid, :email, :emailKey, :role, :plan, :createdAt)
                """,
                Parameters.of("id", account.id().value())
                        .and("uuid", account.uuid())
                        .and("email", account.email())
                        .and("emailKey", account.email().toLowerCase(Locale.ROOT))
                        .and("role", account.role())
                        .and("plan", account.plan())
                        .and("createdAt", account.createdAt()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return session.first(SELECT + "where id = :id", Parameters.of("id", id.value()), JdbiAccounts::account);
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return session.first(
                SELECT + "where id = :id for update", Parameters.of("id", id.value()), JdbiAccounts::account);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return session.first(
                SELECT + "where email_key = :emailKey",
                Parameters.of("emailKey", email.toLowerCase(Locale.ROOT)),
                JdbiAccounts::account);
    }

    private static Account account(Row row) throws SQLException {
        return new Account(
                new AccountId(row.number("id")),
                row.uuid("uuid"),
                row.text("email"),
                row.constant(Role.class, "role"),
                row.text("plan"),
                row.instant("created_at"));
    }
}
