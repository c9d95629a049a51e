package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiAccounts implements Accounts {

    /** Named apart, since an account is also read beside what is its own. */
    static final String COLUMNS = """
            a.id as a_id, a.uuid as a_uuid, a.email as a_email, a.name as a_name, a.role as a_role, a.plan as a_plan,
            a.created_at as a_created_at, a.discord_id as a_discord_id, a.email_verified_at as a_email_verified_at,
            a.closed_at as a_closed_at
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
        session.update("""
                insert into account
                    (id, uuid, email, email_key, name, role, plan, created_at, discord_id, email_verified_at, closed_at)
                values (:id, :uuid, :email, :emailKey, :name, :role, :plan, :createdAt, :discord, :emailVerifiedAt,
                    :closedAt)
                """, parameters(account));
        tally.add(Tally.Table.REGISTERED, 1, ListTally.NOBODY, Figures.dayOf(account.createdAt()));
    }

    @Override
    public void update(Account account) {
        session.update("""
                update account
                set uuid = :uuid, email = :email, email_key = :emailKey, name = :name, role = :role, plan = :plan,
                    created_at = :createdAt, discord_id = :discord, email_verified_at = :emailVerifiedAt,
                    closed_at = :closedAt
                where id = :id
                """, parameters(account));
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
    public List<Account> lockAdministrators() {
        return session.list(
                SELECT + "where a.role = ? and a.closed_at is null order by a.id for update",
                JdbiAccounts::account,
                Role.ADMIN.name());
    }

    @Override
    public Page<Account> list(PageRequest page) {
        return session.page(COLUMNS, "from account a", "a.id", Parameters.none(), page, JdbiAccounts::account);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return session.first(
                SELECT + "where a.email_key = :emailKey",
                Parameters.of("emailKey", email.toLowerCase(Locale.ROOT)),
                JdbiAccounts::account);
    }

    @Override
    public Optional<Account> findByDiscord(DiscordId discord) {
        return session.first(
                SELECT + "where a.discord_id = :discord",
                Parameters.of("discord", discord.text()),
                JdbiAccounts::account);
    }

    private static Parameters parameters(Account account) {
        return Parameters.of("id", account.id().value())
                .and("uuid", account.uuid())
                .and("email", account.email())
                .and("emailKey", account.email().toLowerCase(Locale.ROOT))
                .and("name", account.name())
                .and("role", account.role())
                .and("plan", account.plan())
                .and("createdAt", account.createdAt())
                .and("discord", account.discord().map(DiscordId::text))
                .and("emailVerifiedAt", account.emailVerifiedAt())
                .and("closedAt", account.closedAt());
    }

    static Account account(Row row) throws SQLException {
        return new Account(
                new AccountId(row.number("a_id")),
                row.uuid("a_uuid"),
                row.text("a_email"),
                row.optionalText("a_name"),
                row.constant(Role.class, "a_role"),
                row.text("a_plan"),
                row.instant("a_created_at"),
                row.optionalText("a_discord_id").map(DiscordId::new),
                row.optionalInstant("a_email_verified_at"),
                row.optionalInstant("a_closed_at"));
    }
}
