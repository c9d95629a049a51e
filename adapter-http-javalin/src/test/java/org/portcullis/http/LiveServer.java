package org.portcullis.http;

import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.access.MasterKey;
import org.portcullis.access.NimbusTokens;
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
import org.portcullis.cache.BucketRateLimits;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.mail.Letter;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.AdministrationUseCases;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.RotatingKeys;
import org.portcullis.testkit.SeededKeys;
import org.portcullis.testkit.SeededSecrets;
import org.portcullis.testkit.TestTime;

/** The real server over the real engine over the stores in memory, on a port of its own. */
public final class LiveServer implements AutoCloseable {

    /** What every account signs in with. */
    public static final String PASSWORD = "plum orbit green 7";

    /** Of {@link #OWNER}, and good for everything. */
    public static final String API_TOKEN = "api-token-of-the-tests";

    /** Of {@link #POOR}, and good for everything. */
    public static final String API_TOKEN_OF_THE_POOR = "api-token-of-the-poor";

    /** The account that owns what is sold without limit. */
    public static final AccountId OWNER = new AccountId(1);

    /** An account whose plan grants three licences, and two validations a day. */
    public static final AccountId POOR = new AccountId(2);

    /** An account that buys. */
    public static final AccountId BUYER = new AccountId(3);

    /** An administrator. */
    public static final AccountId ADMIN = new AccountId(4);

    /** What {@link #OWNER} sells. */
    public static final ProductId PRODUCT = new ProductId(1);

    /** What {@link #POOR} sells. */
    public static final ProductId POOR_PRODUCT = new ProductId(2);

    /** What {@link #OWNER} sells to those who tell their hardware. */
    public static final ProductId STRICT_PRODUCT = new ProductId(3);

    private static final Passwords PASSWORDS = new Argon2Passwords(new Argon2Cost(8, 1, 1), 4, Duration.ofSeconds(10));

    private static final PasswordHash HASH = PASSWORDS.hash(new Password(PASSWORD));

    /** Whose tokens the server's are. */
    public static final String ISSUER = "urn:uuid:0197b2a0-0000-7000-8000-000000000001";

    /** Whom they are for. */
    public static final String AUDIENCE = "portcullis";

    /** What they are signed with; making keys takes long. */
    public static final RotatingKeys KEYS = new RotatingKeys();

    private static final SignInSettings SIGN_IN = new SignInSettings(
            SignInSettings.STANDARD.sessionLife(),
            SignInSettings.STANDARD.refreshLife(),
            SignInSettings.STANDARD.perAddress(),
            SignInSettings.STANDARD.perAccount(),
            Optional.of(AccountPlan.UNLIMITED.name()));

    static {
        KEYS.add(new RsaKeySource().next(Instant.EPOCH));
    }

    private static final Duration LOG_PATIENCE = Duration.ofSeconds(10);

    private final MemoryPersistence persistence = new MemoryPersistence(changes -> {});
    private final TestTime time = TestTime.atNow();
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final LicenseEngine engine;
    private final HttpServer server;

    private LiveServer(
            HttpConfig config,
            List<RateLimit> limits,
            UnaryOperator<UseCases> disturb,
            Optional<DiscordIdentities> discord) {
        engine = LicenseEngine.start(
                new Surroundings(
                        persistence.transactions(),
                        persistence.licenseFacts(),
                        persistence.validationLog(),
                        persistence.unwrittenValidations(),
                        persistence.planUsage(),
                        persistence.health(),
                        new CountingIdentifiers(),
                        new SeededKeys(),
                        new AccessSurroundings(
                                persistence.tokenHolders(),
                                persistence.sessionHolders(),
                                persistence.signInAttempts(),
                                new SeededSecrets(),
                                PASSWORDS,
                                new NimbusTokens(new TokenSettings(ISSUER, AUDIENCE), KEYS, new CountingIdentifiers()),
                                new SecondFactorTools(
                                        new TotpCodes(),
                                        new ZxingQrCodes(),
                                        new AesGcmSeals(MasterKey.random()),
                                        "Portcullis"),
                                discord),
                        Optional.of(letters::add),
                        time),
                new EngineSettings(
                        List.of(AccountPlan.UNLIMITED, new AccountPlan("POOR", OptionalLong.of(3), OptionalLong.of(2))),
                        RecorderSettings.BATCHED,
                        EngineSettings.DEFAULT_DAYS_RECORDED,
                        SIGN_IN));
        AccessUseCases access = new AccessUseCases(
                engine.authentication(),
                engine.signIn(),
                engine.discordSignIn(),
                engine.secondStep(),
                engine.secondFactor(),
                engine.programs(),
                engine.registration(),
                engine.publicKeys(),
                engine.sessions(),
                engine.passwords(),
                engine.recovery());
        AdministrationUseCases administration = new AdministrationUseCases(
                engine.directory(),
                engine.products(),
                engine.appKeys(),
                engine.marketplaces(),
                engine.customers(),
                engine.payments(),
                engine.blacklists(),
                engine.history(),
                engine.reports(),
                engine.proofs());
        UseCases useCases = new UseCases(
                engine.validation(), engine.licenses(), administration, access, engine.audit(), engine.status(), time);
        server = new HttpServer(
                config,
                disturb.apply(useCases),
                new RequestLimits(new BucketRateLimits(this::nanoTime, 1_000)::take, limits));
        store(LiveServer::addAccounts);
        apiToken(API_TOKEN, OWNER, EnumSet.of(Intent.ALL_READ_WRITE), Optional.empty());
        apiToken(API_TOKEN_OF_THE_POOR, POOR, EnumSet.of(Intent.ALL_READ_WRITE), Optional.empty());
    }

    /** A server that believes no proxy. */
    public static LiveServer start() {
        return start(config(List.of(), true, HttpConfig.DEFAULT_PATIENCE));
    }

    /** A server of that configuration. */
    public static LiveServer start(HttpConfig config) {
        return start(config, UnaryOperator.identity());
    }

    /** A server of that configuration whose use cases are meddled with. */
    public static LiveServer start(HttpConfig config, UnaryOperator<UseCases> disturb) {
        return start(config, List.of(), disturb);
    }

    /** The same, with limits on its requests, counted by {@link #time()}. */
    public static LiveServer start(HttpConfig config, List<RateLimit> limits, UnaryOperator<UseCases> disturb) {
        return started(new LiveServer(config, limits, disturb, Optional.empty()));
    }

    /** A server that lets those in whom {@code discord} knows. */
    public static LiveServer start(HttpConfig config, DiscordIdentities discord) {
        return started(new LiveServer(config, List.of(), UnaryOperator.identity(), Optional.of(discord)));
    }

    private static LiveServer started(LiveServer live) {
        try {
            live.server.start();
        } catch (BindException taken) {
            throw new IllegalStateException(taken);
        }
        return live;
    }

    /** A configuration on any free port. */
    public static HttpConfig config(List<IpRange> proxies, boolean trustsBodyIp, Duration patience) {
        return new HttpConfig(
                "127.0.0.1", 0, proxies, trustsBodyIp, HttpConfig.DEFAULT_MAX_BODY_BYTES, patience, Optional.empty());
    }

    /** What talks to it. */
    public Client client() {
        return new Client(server.port());
    }

    /** The e-mail address of an account. */
    public String emailOf(AccountId account) {
        return ask(stores -> stores.accounts().find(account)).orElseThrow().email();
    }

    /** The header {@code Cookie} of somebody who signs in as this account. */
    public String cookieOf(AccountId account) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(emailOf(account), PASSWORD);
        String cookie =
                client().post("/api/auth/login", body).header("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /** Its time. */
    public TestTime time() {
        return time;
    }

    /** The server itself. */
    public HttpServer server() {
        return server;
    }

    /** Adds a licence of {@link #OWNER}, as {@code shape} wants it. */
    public License license(String key, UnaryOperator<LicenseBuilder> shape) {
        return ask(stores -> {
            LicenseId id = stores.licenses().nextId();
            LicenseBuilder builder = LicenseBuilder.license(id, OWNER, PRODUCT).key(key);
            License license = shape.apply(builder).build();
            stores.licenses().add(license);
            return license;
        });
    }

    /** Gives an account an API token with that secret. */
    public ApiToken apiToken(String secret, AccountId account, Set<Intent> intents, Optional<Instant> expiresAt) {
        return credential(secret, account, ApiTokenDraft.forCalls("of a test", intents, expiresAt));
    }

    /** Gives a product of {@link #OWNER} a key with that secret. */
    public ApiToken appKey(String secret, ProductId product) {
        var draft = new ApiTokenDraft("of a test", new TokenPurpose.App(product), Optional.empty());
        return credential(secret, OWNER, draft);
    }

    /** Gives an account a credential with that secret. */
    public ApiToken credential(String secret, AccountId account, ApiTokenDraft draft) {
        return ask(stores -> {
            ApiToken token =
                    draft.token(stores.apiTokens().nextId(), account, SecretHash.of(secret), "hint", time.instant());
            stores.apiTokens().add(token);
            return token;
        });
    }

    /** The next letter that it sends. */
    public Letter letter() {
        try {
            return Optional.ofNullable(letters.poll(LOG_PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .orElseThrow();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The engine behind it. */
    public LicenseEngine engine() {
        return engine;
    }

    /** The seats of a licence that are taken. */
    public Seats seats(License license) {
        return ask(stores -> stores.seats().of(license.id()));
    }

    /** The last validations in the log, the newest first, once there are {@code count}. */
    public List<ValidationRecord> recorded(int count) {
        PageRequest page = PageRequest.first(count);
        long began = System.nanoTime();
        List<RecordedValidation> rows = List.of();
        while (rows.size() < count && System.nanoTime() - began < LOG_PATIENCE.toNanos()) {
            LockSupport.parkNanos(1_000_000);
            rows = persistence
                    .validationLog()
                    .list(ValidationFilter.ALL, new Scope.Everything(), page)
                    .items();
        }
        return rows.stream().map(RecordedValidation::validation).toList();
    }

    /** Does something with the stores. */
    public void store(Consumer<Stores> work) {
        persistence.transactions().inTransaction(stores -> {
            work.accept(stores);
            return true;
        });
    }

    /** What the stores answer. */
    public <T> T ask(Function<Stores, T> question) {
        return persistence.transactions().inTransaction(question);
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }

    private long nanoTime() {
        return Duration.between(Fixtures.NOW, time.instant()).toNanos();
    }

    private static void addAccount(Stores stores, AccountId id, Role role, String email) {
        Account plain = Fixtures.account(id, email);
        stores.accounts().add(new Account(id, plain.uuid(), email, role, "UNLIMITED", Fixtures.NOW));
    }

    private static void addAccounts(Stores stores) {
        // Those that are made later come after these.
        List.of(OWNER, POOR, BUYER, ADMIN).forEach(account -> stores.accounts().nextId());
        List.of(PRODUCT, POOR_PRODUCT, STRICT_PRODUCT)
                .forEach(product -> stores.products().nextId());
        stores.accounts().add(Fixtures.account(OWNER));
        stores.accounts()
                .add(new Account(
                        POOR, Fixtures.account(POOR).uuid(), "poor@example.com", Role.USER, "POOR", Fixtures.NOW));
        addAccount(stores, BUYER, Role.CUSTOMER, "buyer@example.com");
        addAccount(stores, ADMIN, Role.ADMIN, "administrator@example.com");
        for (AccountId account : List.of(OWNER, POOR, BUYER, ADMIN)) {
            stores.accountPasswords().add(account, HASH, Fixtures.NOW);
        }
        List.of(PRODUCT, POOR_PRODUCT, STRICT_PRODUCT)
                .forEach(product -> stores.products().nextId());
        stores.products().add(Fixtures.product(PRODUCT, OWNER, "Demo Plugin"));
        stores.products().add(Fixtures.product(POOR_PRODUCT, POOR, "Poor Plugin"));
        Product strict = Fixtures.product(STRICT_PRODUCT, OWNER, "Strict Plugin");
        ProductDraft requiringHardware = new ProductDraft(
                "Strict Plugin", Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), true);
        stores.products().add(requiringHardware.applyTo(strict, Fixtures.NOW));
    }
}
