package org.portcullis.application.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.core.access.SessionHolder;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.ports.in.AppBearer;
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
        return used(
                presented,
                holder -> holder.token().purpose() instanceof TokenPurpose.Calls calls
                        ? vendor(holder.account())
                                .map(owner -> new TokenBearer(signedIn(owner, origin), calls.intents()))
                        : Optional.empty());
    }

    @Override
    public Optional<AppBearer> byAppKey(String presented, Origin origin) {
        return used(
                presented,
                holder -> holder.token().purpose() instanceof TokenPurpose.App app
                        ? vendor(holder.account())
                                .map(owner -> new AppBearer(new Caller.App(owner.id(), app.product(), origin), owner))
                        : Optional.empty());
    }

    @Override
    public Optional<Caller.App> byMarketplaceSecret(String presented, Origin origin) {
        return used(
                presented,
                holder -> holder.token().purpose() instanceof TokenPurpose.Marketplace marketplace
                        ? vendor(holder.account())
                                .map(owner -> new Caller.App(owner.id(), marketplace.product(), origin))
                        : Optional.empty());
    }

    @Override
    public Optional<Caller.SignedIn> bySystemKey(String presented, Origin origin) {
        return used(
                presented,
                holder -> holder.token().purpose() instanceof TokenPurpose.WholeAccount
                        ? vendor(holder.account()).map(owner -> signedIn(owner, origin))
                        : Optional.empty());
    }

    /** The bearer of the usable token that is presented, if it is of the sort that {@code bearer} takes. */
    private <T> Optional<T> used(String presented, Function<TokenHolder, Optional<T>> bearer) {
        if (presented.isEmpty() || presented.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        Instant now = time.instant();
        Optional<TokenHolder> holder = tokens.byHash(SecretHash.of(presented))
                .filter(found -> found.token().isUsable(now) && found.account().isOpen());
        Optional<T> found = holder.flatMap(bearer);
        if (found.isPresent()) {
            holder.ifPresent(known -> uses.note(known, now));
        }
        return found;
    }

    /** An account that became a buyer's calls for nobody. */
    private static Optional<Account> vendor(Account account) {
        return account.role() == Role.CUSTOMER ? Optional.empty() : Optional.of(account);
    }

    private static Caller.SignedIn signedIn(Account account, Origin origin) {
        return new Caller.SignedIn(account.id(), account.role(), origin);
    }

    @Override
    public Optional<SessionBearer> bySession(String presented, Origin origin) {
        Instant now = time.instant();
        return Secret.parse(SecretPrefix.SESSION, presented)
                .flatMap(secret -> sessions.byHash(secret.hash()))
                .filter(holder -> holder.session().kind() == SignInSession.Kind.BROWSER)
                .filter(holder -> isOpen(holder, now))
                .map(holder -> bearer(holder, origin));
    }

    @Override
    public Optional<SessionBearer> byAccessToken(String presented, Origin origin) {
        Instant now = time.instant();
        return signed.verify(presented, TokenUse.ACCESS, now) instanceof TokenVerdict.Valid valid
                ? sessions.byUuid(valid.claims().session())
                        .filter(holder -> holder.session().kind() == SignInSession.Kind.PROGRAM)
                        .filter(holder -> isOpen(holder, now))
                        .filter(holder ->
                                holder.account().uuid().equals(valid.claims().account()))
                        .map(holder -> bearer(holder, origin))
                : Optional.empty();
    }

    private static boolean isOpen(SessionHolder holder, Instant now) {
        return holder.session().isOpen(now) && holder.account().isOpen();
    }

    private static SessionBearer bearer(SessionHolder holder, Origin origin) {
        Account account = holder.account();
        return new SessionBearer(signedIn(account, origin), account, holder.session());
    }
}
