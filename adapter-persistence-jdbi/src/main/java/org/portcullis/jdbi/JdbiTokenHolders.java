package org.portcullis.jdbi;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.ports.out.TokenHolders;

/** In one statement, so that token and account are of one moment. */
record JdbiTokenHolders(Jdbi jdbi) implements TokenHolders {

    private static final String FIND = "select " + JdbiApiTokens.HOLDER_COLUMNS + """
            from api_token t
            join account a on a.id = t.account_id
            where t.hash = ?
            """;

    @Override
    public Optional<TokenHolder> byHash(SecretHash hash) {
        return Session.translating(
                () -> jdbi.withHandle(handle -> new Session(handle).first(FIND, JdbiApiTokens::holder, hash.hex())));
    }
}
