package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SignInSession;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.Stores;

/** Begins a sign-in session, however its owner was known, and ends the one it comes in the place of. */
public final class OpenSession {

    private final SecretSource secrets;
    private final Identifiers identifiers;
    private final SignInSettings settings;

    /** Sessions that last as long as {@code settings} say. */
    public OpenSession(SecretSource secrets, Identifiers identifiers, SignInSettings settings) {
        this.secrets = secrets;
        this.identifiers = identifiers;
        this.settings = settings;
    }

    OpenedSession open(Stores stores, Account account, SignInSession.Kind kind, Origin origin, Instant now) {
        Duration life = switch (kind) {
            case BROWSER -> settings.sessionLife();
            case PROGRAM -> settings.refreshLife();
        };
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

    /** Ends the session that is shown by {@code secret}, if it is open, and tells which it was. */
    Optional<SignInSession> end(Stores stores, String secret, Instant now) {
        return stores.signInSessions().byHash(SecretHash.of(secret)).flatMap(session -> end(stores, session, now));
    }

    /** Ends a session, if it is open, and tells which it was. */
    Optional<SignInSession> end(Stores stores, SignInSession seen, Instant now) {
        Optional<SignInSession> open =
                stores.signInSessions().lock(seen.id(), new Scope.Everything()).filter(session -> session.isOpen(now));
        open.ifPresent(session -> {
            stores.signInSessions().update(session.ended(now));
            stores.announce(new Change.CredentialsChanged(session.account()));
        });
        return open;
    }
}
