package org.portcullis.server;

import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RandomSecrets;
import org.portcullis.access.RsaKeySource;
import org.portcullis.access.TokenSettings;
import org.portcullis.application.AccessSurroundings;
import org.portcullis.application.EngineSettings;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.Surroundings;
import org.portcullis.application.access.AdministerSigningKeys;
import org.portcullis.application.access.OpenSigningKeys;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.cache.BucketRateLimits;
import org.portcullis.cache.CachingLicenseFacts;
import org.portcullis.cache.CachingSessionHolders;
import org.portcullis.cache.CachingSigningKeys;
import org.portcullis.cache.CachingTokenHolders;
import org.portcullis.cache.Invalidations;
import org.portcullis.http.HttpConfig;
import org.portcullis.http.HttpServer;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.jdbi.DatabaseNotOpened;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.InstanceFacts;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.Transactions;
import org.portcullis.server.config.ServerConfig;
import org.portcullis.server.system.SecureKeySource;
import org.portcullis.server.system.SpillFolder;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.server.system.SystemTime;

/**
 * The bill of materials: what a server is made of, from the stores up to HTTP. Another database, cache or source of keys is
 * another line in {@link #assemble}.
 */
final class LicenseServer implements AutoCloseable {

    /** Of each kind; more than are in use at a time. */
    private static final long CREDENTIALS_REMEMBERED = 10_000;

    private final String address;
    private final Deque<Runnable> closings;

    /** Puts into the stores what must be there before the first request. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Transactions transactions, Identifiers identifiers, Passwords passwords, Instant now);
    }

    private LicenseServer(String address, Deque<Runnable> closings) {
        this.address = address;
        this.closings = closings;
    }

    /**
     * A server that listens.
     *
     * @throws DatabaseNotOpened if its database can't be used
     * @throws StartFailure if it can't listen, or {@code preparation} can't be made
     */
    static LicenseServer start(
            ServerConfig config, String databaseUrl, MasterKeys masterKeys, Preparation preparation) {
        Deque<Runnable> closings = new ArrayDeque<>();
        try {
            HttpServer http = assemble(config, databaseUrl, masterKeys, preparation, closings);
            return new LicenseServer(address(config.http().host(), http.start().port()), closings);
        } catch (BindException failure) {
            closeAll(closings);
            throw new StartFailure(String.valueOf(failure.getMessage()), failure);
        } catch (RuntimeException failure) {
            closeAll(closings);
            throw failure;
        }
    }

    /** Everything, ready to listen; {@code closings} gets what undoes it, the latest first. */
    private static HttpServer assemble(
            ServerConfig config,
            String databaseUrl,
            MasterKeys masterKeys,
            Preparation preparation,
            Deque<Runnable> closings) {
        InstantSource time = SystemTime.inMilliseconds();
        var identifiers = new SystemIdentifiers();
        var invalidations = new Invalidations();

        var persistence = JdbiPersistence.open(jdbiConfig(config.database(), databaseUrl), invalidations);
        closings.push(persistence::close);
        Seals seals = masterKeys.seals(persistence.transactions());
        Passwords passwords = CommandPasswords.hashing();
        preparation.prepare(persistence.transactions(), identifiers, passwords, time.instant());

        var signingKeys = new AdministerSigningKeys(
                persistence.transactions(), seals, new RsaKeySource(), new Journal(identifiers), time);
        signingKeys.ensureFirst();

        var engine = LicenseEngine.start(
                new Surroundings(
                        persistence.transactions(),
                        new CachingLicenseFacts(
                                persistence.licenseFacts(),
                                invalidations,
                                persistence.remoteChanges(),
                                config.cacheSize()),
                        persistence.validationLog(),
                        new SpillFolder(DataFolder.unwritten(config.dataFolder())),
                        persistence.planUsage(),
                        persistence.health(),
                        identifiers,
                        new SecureKeySource(),
                        new AccessSurroundings(
                                new CachingTokenHolders(
                                        persistence.tokenHolders(),
                                        invalidations,
                                        persistence.remoteChanges(),
                                        CREDENTIALS_REMEMBERED),
                                new CachingSessionHolders(
                                        persistence.sessionHolders(),
                                        invalidations,
                                        persistence.remoteChanges(),
                                        CREDENTIALS_REMEMBERED),
                                persistence.signInAttempts(),
                                new RandomSecrets(),
                                passwords,
                                new NimbusTokens(
                                        tokenSettings(persistence.transactions(), identifiers, time.instant()),
                                        new CachingSigningKeys(
                                                new OpenSigningKeys(persistence.transactions(), seals),
                                                invalidations,
                                                persistence.remoteChanges()),
                                        identifiers)),
                        time),
                engineSettings(config));
        closings.push(engine::close);

        var http =
                new HttpServer(httpConfig(config), EngineUseCases.of(engine, time), requestLimits(config.rateLimits()));
        closings.push(http::close);
        return http;
    }

    /** Tokens are of the instance, whose id all its nodes have, and not of the address where one of them is reached. */
    private static TokenSettings tokenSettings(Transactions transactions, Identifiers identifiers, Instant now) {
        String proposal = identifiers.uuid(now).toString();
        String instance = transactions.inTransaction(
                stores -> stores.instanceFacts().settle(InstanceFacts.Fact.INSTANCE_ID, proposal));
        return new TokenSettings("urn:uuid:" + instance, "portcullis");
    }

    /** Where it listens, as a URL. */
    String address() {
        return address;
    }

    /** Stops accepting, finishes the requests it has, writes what is not on record yet, and closes the database. */
    @Override
    public void close() {
        closeAll(closings);
    }

    private static void closeAll(Deque<Runnable> closings) {
        if (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } finally {
                closeAll(closings);
            }
        }
    }

    private static String address(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    static JdbiConfig jdbiConfig(ServerConfig.Database database, String url) {
        return new JdbiConfig(url, database.user(), database.password().text(), database.poolSize());
    }

    private static EngineSettings engineSettings(ServerConfig config) {
        RecorderSettings recorder = switch (config.requestLog().mode()) {
            case BATCHED -> RecorderSettings.BATCHED;
            case SYNC -> RecorderSettings.SYNCHRONOUS;
        };
        return new EngineSettings(
                List.copyOf(config.plans().values()),
                recorder,
                config.requestLog().keptDays(),
                signInSettings(config));
    }

    private static SignInSettings signInSettings(ServerConfig config) {
        ServerConfig.SignIn signIn = config.signIn();
        boolean limited = config.rateLimits().on().orElse(true);
        return new SignInSettings(
                Duration.ofHours(signIn.sessionHours()),
                Duration.ofDays(signIn.refreshDays()),
                signIn.perAddress().filter(band -> limited),
                signIn.perAccount().filter(band -> limited),
                config.plans().keySet().stream()
                        .findFirst()
                        .filter(plan -> signIn.registration().orElse(false)));
    }

    private static RequestLimits requestLimits(ServerConfig.RateLimits limits) {
        var counts = new BucketRateLimits(SystemTime.nanoseconds(), BucketRateLimits.DEFAULT_CAPACITY);
        return limits.on().orElse(true) ? new RequestLimits(counts::take, limits.limits()) : RequestLimits.NONE;
    }

    private static HttpConfig httpConfig(ServerConfig config) {
        ServerConfig.Http http = config.http();
        return new HttpConfig(
                http.host(),
                http.port(),
                http.trustedProxies(),
                http.trustBodyIp(),
                http.maxBodyBytes(),
                HttpConfig.DEFAULT_PATIENCE,
                http.publicUrl());
    }
}
