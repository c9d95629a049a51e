package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SignInSession;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;

/** Begins a sign-in session, however its owner was known. */
public final class OpenSession {

    private final SecretSource secrets;
    private final Identifiers identifiers;
    private final Duration life;

    /** Sessions that last so long. */
    public OpenSession(SecretSource secrets, Identifiers identifiers, Duration life) {
        this.secrets = secrets;
        this.identifiers = identifiers;
        this.life = life;
    }

    OpenedSession open(Stores stores, Account account, SignInSession.Kind kind, Origin origin, Instant now) {
        Secret secret = secrets.next(
                switch (kind) {
                    case BROWSER -> SecretPrefix.SESSION;
                    case PROGRAM -> SecretPrefix.REFRESH_TOKEN;
                });
        SignInSession session = new SignInSession(
                stores.signInSessions().nextId(),
                identifiers.uuid(now),
                account.id(),
                kind,
                secret.hash(),
                now,
                now.plus(life),
                Optional.empty(),
                origin.ip(),
                origin.userAgent());
        stores.signInSessions().add(session);
        return new OpenedSession(session, secret);
    }
}
