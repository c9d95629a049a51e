package org.portcullis.server.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.server.system.SecureKeySource;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.server.system.SystemTime;

/** A node without HTTP, in this process, put together as the server puts one together. */
final class EmbeddedNode implements AutoCloseable {

    private final JdbiPersistence persistence;
    private final LicenseEngine engine;

    private EmbeddedNode(JdbiPersistence persistence, LicenseEngine engine) {
        this.persistence = persistence;
        this.engine = engine;
    }

    static EmbeddedNode open(JdbiConfig config) {
        return open(config, UnaryOperator.identity());
    }

    /** One whose cache trusts what it knows while {@code trust} of the real thing says so. */
    static EmbeddedNode open(JdbiConfig config, UnaryOperator<RemoteChanges> trust) {
        var invalidations = new Invalidations();
        var persistence = JdbiPersistence.open(config, invalidations);
        var engine = LicenseEngine.start(
                new Surroundings(
                        persistence.transactions(),
                        new CachingLicenseFacts(
                                persistence.licenseFacts(),
                                invalidations,
                                trust.apply(persistence.remoteChanges()),
                                10_000),
                        persistence.validationLog(),
                        new MemoryPersistence(CommitListener.NONE).unwrittenValidations(),
                        persistence.planUsage(),
                        persistence.health(),
                        new SystemIdentifiers(),
                        new SecureKeySource(),
                        new AccessSurroundings(
                                persistence.tokenHolders(),
                                persistence.sessionHolders(),
                                persistence.signInAttempts(),
                                new RandomSecrets(),
                                new Argon2Passwords(Argon2Cost.STANDARD, 1, Duration.ofSeconds(10)),
                                new NimbusTokens(
                                        new TokenSettings("urn:example:node", "portcullis"),
                                        List::of,
                                        new SystemIdentifiers()),
                                new SecondFactorTools(
                                        new TotpCodes(),
                                        new ZxingQrCodes(),
                                        new AesGcmSeals(MasterKey.random()),
                                        "Portcullis"),
                                Optional.empty()),
                        SystemTime.inMilliseconds()),
                new EngineSettings(
                        List.of(AccountPlan.UNLIMITED),
                        RecorderSettings.BATCHED,
                        EngineSettings.DEFAULT_DAYS_RECORDED,
                        new SignInSettings(
                                Duration.ofDays(1),
                                Duration.ofDays(30),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        return new EmbeddedNode(persistence, engine);
    }

    LicenseEngine engine() {
        return engine;
    }

    JdbiPersistence persistence() {
        return persistence;
    }

    @Override
    public void close() {
        engine.close();
        persistence.close();
    }
}
