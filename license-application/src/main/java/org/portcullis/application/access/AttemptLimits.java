package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.ports.out.SignInAttempts;

/**
 * Bounds how often passwords are guessed, and codes of second factors: from one network, and for one account. Whether an
 * account exists makes no difference for passwords, so that the limit does not tell. Codes are counted by themselves: only
 * who knows the password can use up an account's.
 */
public final class AttemptLimits {

    /** So that nobody's mailbox is filled by strangers. */
    private static final RateLimit.Band LETTERS = new RateLimit.Band(3, Duration.ofHours(1));

    private final SignInAttempts attempts;
    private final SignInSettings settings;
    private final AccessJournal journal;

    /** Limits that are counted by {@code attempts}. */
    public AttemptLimits(SignInAttempts attempts, SignInSettings settings, AccessJournal journal) {
        this.attempts = attempts;
        this.settings = settings;
        this.journal = journal;
    }

    /**
     * Counts an attempt, before anything is done for it: how long to wait if it is one too many. The first that is refused in
     * a limit's period is audited; the others would fill the log as fast as somebody can send.
     */
    Optional<Duration> refusal(Caller caller, String email, Instant now) {
        Runnable audit = () -> journal.limited(caller, email, now);
        return takeOfNetwork(caller, audit, now)
                .or(() -> take("account:" + digest(email), settings.perAccount(), audit, now));
    }

    /** The same for an attempt with Discord, which names no account. */
    Optional<Duration> refusal(Caller caller, Instant now) {
        return takeOfNetwork(caller, () -> journal.discordFailed(caller, Optional.empty(), "limit", now), now);
    }

    /**
     * Counts a code in the same way, on whichever path it is shown.
     *
     * @param account whose second factor it is said to be, if that is known
     */
    Optional<Duration> codeRefusal(Caller caller, Optional<Account> account, Instant now) {
        Runnable audit = () -> journal.codesLimited(caller, account, now);
        return take("code-ip:" + caller.origin().ip().network(), settings.perAddress(), audit, now)
                .or(() -> account.flatMap(
                        known -> take("code-account:" + known.id().value(), settings.perAccount(), audit, now)));
    }

    /** Counts a letter to this address, whether anybody has it or not: false if it is one too many. Nothing of it is audited. */
    boolean mayWriteTo(String email, Instant now) {
        return attempts.take("letter:" + digest(email), LETTERS, now).isEmpty();
    }

    private Optional<Duration> takeOfNetwork(Caller caller, Runnable audit, Instant now) {
        return take("ip:" + caller.origin().ip().network(), settings.perAddress(), audit, now);
    }

    private Optional<Duration> take(String key, Optional<RateLimit.Band> limit, Runnable audit, Instant now) {
        Optional<SignInAttempts.Refused> refused = limit.flatMap(band -> attempts.take(key, band, now));
        refused.filter(SignInAttempts.Refused::first).ifPresent(first -> audit.run());
        return refused.map(SignInAttempts.Refused::retryAfter);
    }

    /** What strangers type may be long, and is nothing to be kept; the case is no other account. */
    private static String digest(String email) {
        return SecretHash.of(email.toLowerCase(Locale.ROOT)).hex();
    }
}
