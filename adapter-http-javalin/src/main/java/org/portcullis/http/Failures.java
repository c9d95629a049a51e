package org.portcullis.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure means to the caller, and what of it goes to the log: what the caller did never, an outage now and then. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicLong lastOutage = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /** The problem that {@code failure} is to the caller. */
    HttpProblem problemOf(Throwable failure) {
        return switch (failure) {
            case Rejection rejection -> rejection.problem();
            case KeyReused reused -> new HttpProblem.KeyReused();
            case Forbidden forbidden -> new HttpProblem.Forbidden();
            case Overloaded overloaded -> outage(overloaded);
            case StorageException away -> outage(away);
            default -> defect(failure);
        };
    }

    /** Every call fails while the store is away: one line a second tells as much as one a call. */
    private HttpProblem outage(RuntimeException failure) {
        long last = lastOutage.get();
        long now = System.nanoTime();
        if (now - last >= QUIET_NANOS && lastOutage.compareAndSet(last, now)) {
            LOG.warn("Calls fail with 503 at the moment: {}", Failures.oneLine(failure.toString()));
        }
        return new HttpProblem.Unavailable(RETRY_AFTER);
    }

    private static HttpProblem defect(Throwable failure) {
        LOG.error("A call failed", failure);
        return new HttpProblem.Internal();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
