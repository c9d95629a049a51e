package org.portcullis.server.conversations;

import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.access.MasterKey;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RandomSecrets;
import org.portcullis.access.RsaKeySource;
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
import org.portcullis.core.access.AccountPlan;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.HttpServer;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.EngineUseCases;
import org.portcullis.server.demo.DemoData;
import org.portcullis.server.system.SecureKeySource;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.server.system.SystemTime;
import org.portcullis.testkit.RotatingKeys;

/** A server with the demo's data and no limits, on a backend of its own. */
final class ReplayServer implements AutoCloseable {

    /** What it keeps things in. */
    enum Backend {
        MEMORY,
        H2,
        POSTGRESQL
    }

    private static final Passwords PASSWORDS = new Argon2Passwords(new Argon2Cost(8, 1, 1), 1, Duration.ofSeconds(10));

    private static final RotatingKeys SIGNING = new RotatingKeys();

    static {
        SIGNING.add(new RsaKeySource().next(Instant.EPOCH));
    }

    private final HttpServer http;
    private final Deque<Runnable> closings;

    private ReplayServer(HttpServer http, Deque<Runnable> closings) {
        this.http = http;
        this.closings = closings;
    }

    static ReplayServer start(Backend backend, PostgresServer postgres) throws BindException {
        Deque<Runnable> closings = new ArrayDeque<>();
        Surroundings outside = switch (backend) {
            case MEMORY -> inMemory();
            case H2 -> onDatabase("jdbc:h2:mem:" + UUID.randomUUID(), "sa", closings);
            case POSTGRESQL -> onDatabase(postgres.url(postgres.createDatabase()), PostgresServer.USER, closings);
        };
        DemoData.load(
                outside.transactions(),
                new SystemIdentifiers(),
                PASSWORDS,
                outside.time().instant());
        LicenseEngine engine = LicenseEngine.start(
                outside,
                new EngineSettings(
                        List.of(
                                AccountPlan.UNLIMITED,
                                new AccountPlan("FREE", OptionalLong.of(10), OptionalLong.of(1_000))),
                        RecorderSettings.BATCHED,
                        EngineSettings.DEFAULT_DAYS_RECORDED,
                        SignInSettings.STANDARD));
        closings.push(engine::close);
        HttpServer http = new HttpServer(
                HttpConfig.on("127.0.0.1", 0), EngineUseCases.of(engine, outside.time()), RequestLimits.NONE);
        closings.push(http::close);
        return new ReplayServer(http.start(), closings);
    }

    private static Surroundings inMemory() {
        MemoryPersistence persistence = new MemoryPersistence(CommitListener.NONE);
        return new Surroundings(
                persistence.transactions(),
                persistence.licenseFacts(),
                persistence.validationLog(),
                persistence.unwrittenValidations(),
                persistence.planUsage(),
                persistence.health(),
                new SystemIdentifiers(),
                new SecureKeySource(),
                access(persistence.tokenHolders(), persistence.sessionHolders(), persistence.signInAttempts()),
                SystemTime.inMilliseconds());
    }

    private static Surroundings onDatabase(String url, String user, Deque<Runnable> closings) {
        JdbiPersistence persistence = JdbiPersistence.open(new JdbiConfig(url, user, "", 4), CommitListener.NONE);
        closings.push(persistence::close);
        return new Surroundings(
                persistence.transactions(),
                persistence.licenseFacts(),
                persistence.validationLog(),
                new MemoryPersistence(CommitListener.NONE).unwrittenValidations(),
                persistence.planUsage(),
                persistence.health(),
                new SystemIdentifiers(),
                new SecureKeySource(),
                access(persistence.tokenHolders(), persistence.sessionHolders(), persistence.signInAttempts()),
                SystemTime.inMilliseconds());
    }

    private static AccessSurroundings access(TokenHolders tokens, SessionHolders sessions, SignInAttempts attempts) {
        return new AccessSurroundings(
                tokens,
                sessions,
                attempts,
                new RandomSecrets(),
                PASSWORDS,
                new NimbusTokens(
                        new TokenSettings("urn:example:replay", "portcullis"), SIGNING, new SystemIdentifiers()),
                new SecondFactorTools(
                        new TotpCodes(), new ZxingQrCodes(), new AesGcmSeals(MasterKey.random()), "Portcullis"),
                Optional.empty());
    }

    String address() {
        return "http://127.0.0.1:" + http.port();
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}
