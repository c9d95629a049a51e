package org.portcullis.benchmarks;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.portcullis.application.EngineSettings;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.Surroundings;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.cache.CachingLicenseFacts;
import org.portcullis.cache.Invalidations;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;

/** The engine in this process, on a database file: the server without its HTTP. */
record EmbeddedEngine(JdbiPersistence persistence, LicenseEngine engine) implements AutoCloseable {

    private static final long CACHED = 200_000;

    static EmbeddedEngine start(Dataset dataset, InstantSource time) {
        SecureRandom random = new SecureRandom();
        Invalidations invalidations = new Invalidations();
        JdbiPersistence persistence = dataset.open(invalidations);
        LicenseEngine engine = LicenseEngine.start(
                new Surroundings(
                        persistence.transactions(),
                        new CachingLicenseFacts(
                                persistence.licenseFacts(), invalidations, persistence.remoteChanges(), CACHED),
                        persistence.validationLog(),
                        new MemoryPersistence(CommitListener.NONE).unwrittenValidations(),
                        persistence.planUsage(),
                        persistence.health(),
                        now -> UUID.randomUUID(),
                        format -> format.keyFrom(random::nextInt),
                        time),
                new EngineSettings(List.of(AccountPlan.UNLIMITED), RecorderSettings.BATCHED, 0));
        return new EmbeddedEngine(persistence, engine);
    }

    @Override
    public void close() {
        engine.close();
        persistence.close();
    }
}
