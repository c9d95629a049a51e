package org.portcullis.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.DiscordPurpose;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.PendingSignIns;

final class JdbiPendingSignIns implements PendingSignIns {

    private final Session session;

    JdbiPendingSignIns(Session session) {
        this.session = session;
    }

    @Override
    public void add(PendingSignIn pending) {
        session.update(
                """
                insert into pending_sign_in (state, browser, purpose, account_id, return_path, expires_at)
                values (:state, :browser, :purpose, :account, :next, :expiresAt)
                """,
                Parameters.of("state", pending.state().hex())
                        .and("browser", pending.browser().hex())
                        .and("purpose", pending.purpose())
                        .and("account", pending.account().map(AccountId::value))
                        .and("next", pending.next().map(ReturnPath::text))
                        .and("expiresAt", pending.expiresAt()));
    }

    @Override
    public Optional<PendingSignIn> take(SecretHash state, SecretHash browser) {
        Parameters both = Parameters.of("state", state.hex()).and("browser", browser.hex());
        Optional<PendingSignIn> found = session.first(
                """
                select purpose, account_id, return_path, expires_at from pending_sign_in
                where state = :state and browser = :browser
                """,
                both,
                row -> new PendingSignIn(
                        state,
                        browser,
                        row.constant(DiscordPurpose.class, "purpose"),
                        row.optional("account_id", AccountId::new),
                        row.optionalText("return_path").map(ReturnPath::new),
                        row.instant("expires_at")));
        // Whoever deletes the row has it; the others waited for that, and find it gone.
        return found.filter(pending ->
                session.update("delete from pending_sign_in where state = :state and browser = :browser", both) == 1);
    }

    @Override
    public int forget(Instant until, int most) {
        return session.update("""
                delete from pending_sign_in where state in (
                    select state from pending_sign_in where expires_at < :until
                    order by expires_at fetch first :most rows only)
                """, Parameters.of("until", until).and("most", most));
    }
}
