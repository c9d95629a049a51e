package org.portcullis.jdbi;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.ports.out.SessionHolders;

/** In one statement, so that session and account are of one moment. */
record JdbiSessionHolders(Jdbi jdbi) implements SessionHolders {

    private static final String FIND = "select " + JdbiSignInSessions.HOLDER_COLUMNS + """
            from sign_in_session s
            join account a on a.id = s.account_id
            """;

    @Override
    public Optional<SessionHolder> byHash(SecretHash hash) {
        return first("where s.hash = ?", hash.hex());
    }

    @Override
    public Optional<SessionHolder> byUuid(UUID uuid) {
        return first("where s.uuid = ?", uuid);
    }

    private Optional<SessionHolder> first(String where, Object value) {
        return Session.translating(() ->
                jdbi.withHandle(handle -> new Session(handle).first(FIND + where, JdbiSignInSessions::holder, value)));
    }
}
