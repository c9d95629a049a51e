package org.portcullis.benchmarks;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.access.MasterKey;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RandomSecrets;
import org.portcullis.access.TokenSettings;
import org.portcullis.access.TotpCodes;
import org.portcullis.access.ZxingQrCodes;
import org.portcullis.application.AccessSurroundings;
import org.portcullis.application.EngineSettings;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.Surroundings;
import org.portcullis.application.access.SecondFactorTools;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.cache.CachingLicenseFacts;
import org.portcullis.cache.Invalidations;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;

/** Engines in this process, on one database: the server without its HTTP, once as it is and once without its cache. */
record EmbeddedEngine(JdbiPersistence persistence, LicenseEngine engine, LicenseEngine uncached)
        implements AutoCloseable {

    private static final long CACHED = 400_000;

    static EmbeddedEngine start(JdbiConfig config) {
        Invalidations invalidations = new Invalidations();
        JdbiPersistence persistence = JdbiPersistence.open(config, invalidations);
        return new EmbeddedEngine(
                persistence, engine(persistence, invalidations, CACHED), engine(persistence, invalidations, 0));
    }

    private static LicenseEngine engine(JdbiPersistence persistence, Invalidations invalidations, long cached) {
        SecureRandom random = new SecureRandom();
        return LicenseEngine.start(
                new Surroundings(
                        persistence.transactions(),
                        new CachingLicenseFacts(
                                persistence.licenseFacts(), invalidations, persistence.remoteChanges(), cached),
                        persistence.validationLog(),
                        new MemoryPersistence(CommitListener.NONE).unwrittenValidations(),
                        persistence.planUsage(),
                        persistence.health(),
                        now -> UUID.randomUUID(),
                        format -> format.keyFrom(random::nextInt),
                        new AccessSurroundings(
                                persistence.tokenHolders(),
                                persistence.sessionHolders(),
                                persistence.signInAttempts(),
                                new RandomSecrets(),
                                new Argon2Passwords(Argon2Cost.STANDARD, 1, Duration.ofSeconds(1)),
                                new NimbusTokens(
                                        new TokenSettings("urn:example:benchmark", "portcullis"),
                                        List::of,
                                        now -> UUID.randomUUID()),
                                new SecondFactorTools(
                                        new TotpCodes(),
                                        new ZxingQrCodes(),
                                        new AesGcmSeals(MasterKey.random()),
                                        "Portcullis"),
                                Optional.empty()),
                        InstantSource.system()),
                new EngineSettings(
                        List.of(AccountPlan.UNLIMITED), RecorderSettings.BATCHED, 0, SignInSettings.STANDARD));
    }

    @Override
    public void close() {
        engine.close();
        uncached.close();
        persistence.close();
    }
}
