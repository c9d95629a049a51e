package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.out.SignInSessions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class JdbiSignInSessions implements SignInSessions {

    private static final String COLUMNS = """
            s.id, s.uuid, s.account_id, s.kind, s.hash, s.created_at, s.expires_at, s.ended_at, s.ip, s.user_agent
            """;

    /** A session and its account, of {@code sign_in_session s} and {@code account a}. */
    static final String HOLDER_COLUMNS = COLUMNS + ", " + JdbiAccounts.COLUMNS;

    private static final String SELECT = "select " + COLUMNS + "from sign_in_session s ";

    private final Session session;

    JdbiSignInSessions(Session session) {
        this.session = session;
    }

    @Override
    public SignInSessionId nextId() {
        return new SignInSessionId(session.next("sign_in_session_id"));
    }

    @Override
    public void add(SignInSession added) {
        session.update("""
                insert into sign_in_session
                    (id, uuid, account_id, kind, hash, created_at, expires_at, ended_at, ip, user_agent)
                values (:id, :uuid, :account, :kind, :hash, :createdAt, :expiresAt, :endedAt, :ip, :userAgent)
                """, parameters(added));
    }

    @Override
    public void update(SignInSession changed) {
        session.update("""
                update sign_in_session
                set uuid = :uuid, account_id = :account, kind = :kind, hash = :hash, created_at = :createdAt,
                    expires_at = :expiresAt, ended_at = :endedAt, ip = :ip, user_agent = :userAgent
                where id = :id
                """, parameters(changed));
    }

    @Override
    public Optional<SignInSession> byHash(SecretHash hash) {
        return session.first(SELECT + "where s.hash = ?", JdbiSignInSessions::signInSession, hash.hex());
    }

    @Override
    public Optional<SignInSession> byUuid(UUID uuid) {
        return session.first(SELECT + "where s.uuid = ?", JdbiSignInSessions::signInSession, uuid);
    }

    @Override
    public void spend(SecretHash hash, SignInSessionId of, Instant at) {
        session.update(
                "insert into spent_refresh_token (hash, session_id, spent_at) values (?, ?, ?)",
                hash.hex(),
                of.value(),
                at.toEpochMilli());
    }

    @Override
    public Optional<SignInSession> bySpentHash(SecretHash hash) {
        return session.first(
                SELECT + "join spent_refresh_token r on r.session_id = s.id where r.hash = ?",
                JdbiSignInSessions::signInSession,
                hash.hex());
    }

    @Override
    public Optional<SignInSession> lock(SignInSessionId id, Scope scope) {
        Conditions conditions = Conditions.within(scope, "s.account_id").and("s.id = :id", "id", id.value());
        return session.first(
                SELECT + conditions.where() + " for update",
                conditions.parameters(),
                JdbiSignInSessions::signInSession);
    }

    @Override
    public Page<SignInSession> listOpen(Scope scope, Instant now, PageRequest page) {
        Conditions conditions = Conditions.within(scope, "s.account_id")
                .and("s.ended_at is null")
                .and("s.expires_at > :now", "now", now);
        return session.page(
                COLUMNS,
                "from sign_in_session s " + conditions.where(),
                "s.id",
                conditions.parameters(),
                page,
                JdbiSignInSessions::signInSession);
    }

    @Override
    public int endAll(AccountId account, Optional<SignInSessionId> except, Instant now) {
        return session.update(
                """
                update sign_in_session set ended_at = :now
                where account_id = :account and ended_at is null and expires_at > :now and id <> :except
                """,
                Parameters.of("account", account.value())
                        .and("except", except.map(SignInSessionId::value).orElse(0L))
                        .and("now", now));
    }

    @Override
    public int forget(Instant until, int most) {
        return session.update("""
                delete from sign_in_session where id in (
                    select id from sign_in_session where expires_at < :until
                    order by expires_at fetch first :most rows only)
                """, Parameters.of("until", until).and("most", most));
    }

    static SessionHolder holder(Row row) throws SQLException {
        return new SessionHolder(signInSession(row), JdbiAccounts.account(row));
    }

    private static SignInSession signInSession(Row row) throws SQLException {
        return new SignInSession(
                new SignInSessionId(row.number("id")),
                row.uuid("uuid"),
                new AccountId(row.number("account_id")),
                row.constant(SignInSession.Kind.class, "kind"),
                SecretHash.ofHex(row.text("hash")),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.optionalInstant("ended_at"),
                IpAddress.of(row.text("ip")),
                row.optionalText("user_agent"));
    }

    private static Parameters parameters(SignInSession kept) {
        return Parameters.of("id", kept.id().value())
                .and("uuid", kept.uuid())
                .and("account", kept.account().value())
                .and("kind", kept.kind())
                .and("hash", kept.hash().hex())
                .and("createdAt", kept.createdAt())
                .and("expiresAt", kept.expiresAt())
                .and("endedAt", kept.endedAt())
                .and("ip", kept.ip().text())
                .and("userAgent", kept.userAgent());
    }
}
