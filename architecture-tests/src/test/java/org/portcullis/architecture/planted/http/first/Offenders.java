package org.portcullis.architecture.planted.http.first;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.NanoTime;
import org.portcullis.architecture.planted.application.license.MakeLicense;
import org.portcullis.architecture.planted.http.lopsided.LopsidedDialect;
import org.portcullis.architecture.planted.ports.out.Unkept;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a dialect must not do. */
public final class Offenders {

    private Offenders() {}

    public record KnowsAStore(Unkept store) {}

    public record KnowsTheApplication(MakeLicense making) {}

    public record KnowsAnotherDialect(LopsidedDialect other) {}

    public static final class Sleeps {
        void sleep() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    public static final class MeasuresTime {
        final long began = NanoTime.now();
    }

    public record LooksLikeJson(@JsonDeserialize String licenseKey) {}
}
