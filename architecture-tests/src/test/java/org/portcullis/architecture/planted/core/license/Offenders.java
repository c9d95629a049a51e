package org.portcullis.architecture.planted.core.license;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.portcullis.architecture.planted.core.credit.Credit;
import org.portcullis.architecture.planted.ports.out.Unkept;

/** What the core must not do. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAStore(Unkept store) {}

    public record KnowsACredit(Credit credit) {}

    public record NeedsALibrary(org.slf4j.Logger log) {}

    public record LooksLikeJson(@JsonProperty("license_key") String licenseKey) {}

    public record HasANullableComponent(@Nullable String note) {}

    public static class OpenToHeirs {}

    public static final class AsksForTheTime {
        final Instant now = Instant.now();
    }

    public static final class AsksForTheTimeByReference {
        final Supplier<Instant> now = Instant::now;
    }

    public static final class MakesAnIdentity {
        final UUID id = UUID.randomUUID();
    }

    public static final class MakesASecret {
        final SecureRandom random = new SecureRandom();
    }

    public static final class Sleeps {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    public static final class MeasuresTime {
        final long began = System.nanoTime();
    }

    public static final class RollsDice {
        final int dice = ThreadLocalRandom.current().nextInt(6);
    }

    public static final class Prints {
        void print() {
            System.out.println("a licence");
        }
    }

    public static final class ThrowsAnything {
        void fail() {
            throw new RuntimeException("something happened");
        }
    }

    public static final class LogsElsewhere {
        final Logger log = Logger.getLogger("license");
    }

    public record HasAnOldDate(Date expiry) {}
}
