package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.Transactions;

/**
 * Notes when tokens were last used: to the minute, so that a token that is used a thousand times a second is written down
 * once a minute.
 */
public final class TokenUses {

    private static final Duration GRAIN = Duration.ofMinutes(1);

    /** So many tokens used within a minute are far more than a server has; then some are written down once more. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Transactions transactions;
    private final Map<ApiTokenId, Instant> noted = new ConcurrentHashMap<>();

    public TokenUses(Transactions transactions) {
        this.transactions = transactions;
    }

    void note(TokenHolder holder, Instant now) {
        ApiTokenId id = holder.token().id();
        if (isRecent(holder.lastUsedAt().orElse(Instant.MIN), now) || !isFirstOfItsMinute(id, now)) {
            return;
        }
        try {
            transactions.inTransaction(stores -> {
                stores.apiTokens().used(id, now);
                return id;
            });
        } catch (StorageException away) {
            // The call goes on, which may need no database; the next minute notes it again.
        }
    }

    private boolean isFirstOfItsMinute(ApiTokenId id, Instant now) {
        if (noted.size() > MOST_REMEMBERED) {
            noted.clear();
        }
        Instant before = noted.get(id);
        return (before == null || !isRecent(before, now))
                && (before == null ? noted.putIfAbsent(id, now) == null : noted.replace(id, before, now));
    }

    private static boolean isRecent(Instant use, Instant now) {
        return now.isBefore(use.equals(Instant.MIN) ? use : use.plus(GRAIN));
    }
}
