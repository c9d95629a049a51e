package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.TokenBearer;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.TokenHolders;

/** Finds out who calls. */
public final class Authenticate implements Authentication {

    /** Longer than any secret that was ever made: a header can be long, and all of it would be hashed. */
    private static final int LONGEST_SECRET = 256;

    private final TokenHolders tokens;
    private final SessionHolders sessions;
    private final SignedTokens signed;
    private final TokenUses uses;
    private final InstantSource time;

    public Authenticate(
            TokenHolders tokens, SessionHolders sessions, SignedTokens signed, TokenUses uses, InstantSource time) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.signed = signed;
        this.uses = uses;
        this.time = time;
    }

    @Override
    public Optional<TokenBearer> byToken(String presented, Origin origin) {
        if (presented.isEmpty() || presented.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        Instant now = time.instant();
        return tokens.byHash(SecretHash.of(presented))
                .filter(holder -> holder.token().isUsable(now))
                .map(holder -> {
                    uses.note(holder, now);
                    return bearer(holder, origin);
                });
    }

    @Override
    public Optional<SessionBearer> bySession(String presented, Origin origin) {
        Instant now = time.instant();
        return Secret.parse(SecretPrefix.SESSION, presented)
                .flatMap(secret -> sessions.byHash(secret.hash()))
                .filter(holder -> holder.session().kind() == SignInSession.Kind.BROWSER)
                .filter(holder -> holder.session().isOpen(now))
                .map(holder -> bearer(holder, origin));
    }

    @Override
    public Optional<SessionBearer> byAccessToken(String presented, Origin origin) {
        Instant now = time.instant();
        return signed.verify(presented, TokenUse.ACCESS, now) instanceof TokenVerdict.Valid valid
                ? sessions.byUuid(valid.claims().session())
                        .filter(holder -> holder.session().kind() == SignInSession.Kind.PROGRAM)
                        .filter(holder -> holder.session().isOpen(now))
                        .filter(holder ->
                                holder.account().uuid().equals(valid.claims().account()))
                        .map(holder -> bearer(holder, origin))
                : Optional.empty();
    }

    private static SessionBearer bearer(SessionHolder holder, Origin origin) {
        Account account = holder.account();
        return new SessionBearer(new Caller.SignedIn(account.id(), account.role(), origin), account, holder.session());
    }

    private static TokenBearer bearer(TokenHolder holder, Origin origin) {
        ApiToken token = holder.token();
        return new TokenBearer(
                new Caller.SignedIn(token.account(), holder.account().role(), origin), token.intents());
    }
}
