package org.portcullis.jdbi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.ports.out.SignInAttempts;

/**
 * A bucket of tokens per key, as one number: when it will be full again. Each attempt moves that by the time that one token
 * takes to come back; the condition of the update is what keeps the limit. Each statement is a transaction of its own.
 */
final class JdbiSignInAttempts implements SignInAttempts {

    private final Jdbi jdbi;

    JdbiSignInAttempts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refused> take(String key, RateLimit.Band band, Instant now) {
        return Session.translating(() -> jdbi.withHandle(handle -> take(new Session(handle), key, band, now)));
    }

    private static Optional<Refused> take(Session session, String key, RateLimit.Band band, Instant now) {
        long one = band.period().toMillis() / band.capacity();
        long latest = now.toEpochMilli() + band.period().toMillis() - one;
        Parameters bucket = Parameters.of("key", key)
                .and("now", now)
                .and("one", one)
                .and("latest", latest)
                .and("periodAgo", now.minus(band.period()));
        while (true) {
            if (session.update("""
                            update sign_in_attempt set full_at = greatest(full_at, :now) + :one
                            where attempt_key = :key and full_at <= :latest
                            """, bucket) == 1) {
                return Optional.empty();
            }
            Optional<Instant> fullAt = session.first(
                    "select full_at from sign_in_attempt where attempt_key = :key",
                    bucket,
                    row -> row.instant("full_at"));
            if (fullAt.isPresent() && fullAt.get().toEpochMilli() > latest) {
                Duration wait = Duration.ofMillis(fullAt.get().toEpochMilli() - latest);
                return Optional.of(new Refused(wait, isFirst(session, bucket)));
            }
            session.update("""
                    insert into sign_in_attempt (attempt_key, full_at, told_at) values (:key, :now, 0)
                    on conflict do nothing
                    """, bucket);
        }
    }

    private static boolean isFirst(Session session, Parameters bucket) {
        return session.update("""
                update sign_in_attempt set told_at = :now where attempt_key = :key and told_at <= :periodAgo
                """, bucket) == 1;
    }

    @Override
    public int forget(Instant until, int most) {
        return Session.translating(() -> jdbi.withHandle(handle ->
                new Session(handle).update("""
                delete from sign_in_attempt where attempt_key in (
                    select attempt_key from sign_in_attempt where full_at < :until
                    order by full_at fetch first :most rows only)
                """, Parameters.of("until", until).and("most", most))));
    }
}
