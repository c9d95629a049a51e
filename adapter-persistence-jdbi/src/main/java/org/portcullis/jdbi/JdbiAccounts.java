package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Accounts;

final class JdbiAccounts implements Accounts {

    /** Named apart, since an account is also read beside what is its own. */
    static final String COLUMNS = """
            a.id as a_id, a.uuid as a_uuid, a.email as a_email, a.name as a_name, a.role as a_role, a.plan as a_plan,
            a.created_at as a_created_at
            """;

    private static final String SELECT = "select " + COLUMNS + "from account a ";

    private final Session session;
    private final Tally tally;

    JdbiAccounts(Session session, Tally tally) {
        this.session = session;
        this.tally = tally;
    }

    @Override
    public AccountId nextId() {
        return new AccountId(session.next("account_id"));
    }

    @Override
    public void add(Account account) {
        session.update(
                """
                insert into account (id, uuid, email, email_key, name, role, plan, created_at)
                values (:id, :uuid, :email, :emailKey, :name, :role, :plan, :createdAt)
                """,
                Parameters.of("id", account.id().value())
                        .and("uuid", account.uuid())
                        .and("email", account.email())
                        .and("emailKey", account.email().toLowerCase(Locale.ROOT))
                        .and("name", account.name())
                        .and("role", account.role())
                        .and("plan", account.plan())
                        .and("createdAt", account.createdAt()));
        tally.add(Tally.Table.REGISTERED, 1, ListTally.NOBODY, Figures.dayOf(account.createdAt()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return session.first(SELECT + "where a.id = :id", Parameters.of("id", id.value()), JdbiAccounts::account);
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return session.first(
                SELECT + "where a.id = :id for update", Parameters.of("id", id.value()), JdbiAccounts::account);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return session.first(
                SELECT + "where a.email_key = :emailKey",
                Parameters.of("emailKey", email.toLowerCase(Locale.ROOT)),
                JdbiAccounts::account);
    }

    static Account account(Row row) throws SQLException {
        return new Account(
                new AccountId(row.number("a_id")),
                row.uuid("a_uuid"),
                row.text("a_email"),
                row.optionalText("a_name"),
                row.constant(Role.class, "a_role"),
                row.text("a_plan"),
                row.instant("a_created_at"));
    }
}
