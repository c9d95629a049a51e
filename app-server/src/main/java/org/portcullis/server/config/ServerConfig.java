package org.portcullis.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portcullis.access.MasterKey;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.mail.SmtpSettings;

/**
 * All that a server is told.
 *
 * @param http how it is reached
 * @param signIn how people sign in
 * @param smtp where letters are handed in; empty if none are sent
 * @param discord how people sign in with Discord; empty if they don't
 * @param dataFolder where it keeps files: the embedded database, validations not yet written
 * @param masterKey what its secrets are sealed with; empty if nobody chose one
 * @param database where licences are kept
 * @param cacheSize how many licences and seats are kept in memory at most, a licence counted twice; 0 for none
 * @param requestLog how validations are recorded
 * @param rateLimits how many requests are answered
 * @param plans what accounts may use, by the plan's name
 */
public record ServerConfig(
        Http http,
        SignIn signIn,
        Optional<Smtp> smtp,
        Optional<Discord> discord,
        Path dataFolder,
        Optional<MasterKey> masterKey,
        Database database,
        int cacheSize,
        RequestLog requestLog,
        RateLimits rateLimits,
        Map<String, AccountPlan> plans) {

    /**
     * How the server is reached.
     *
     * @param host the name or address to listen on
     * @param port 0 for any free one
     * @param maxBodyBytes the longest body that is read
     * @param trustBodyIp whether a validation's body may say which address it is for
     * @param trustedProxies addresses and CIDR ranges whose {@code X-Forwarded-For} is believed
     * @param publicUrl where browsers reach it, if that is not where it listens
     */
    public record Http(
            String host,
            int port,
            int maxBodyBytes,
            boolean trustBodyIp,
            List<IpRange> trustedProxies,
            Optional<URI> publicUrl) {}

    /**
     * How people sign in.
     *
     * @param adminEmail the address of the administrator that the first start makes
     * @param adminPassword its password; empty for one that is generated
     * @param sessionHours how long people stay signed in with a browser
     * @param refreshDays how long they do with a program
     * @param registration whether people may make accounts for themselves; empty if each command is to decide
     * @param perAddress how often it may be tried from one address; empty for any number
     * @param perAccount how often it may be tried for one account; empty for any number
     */
    public record SignIn(
            Optional<String> adminEmail,
            Optional<Secret> adminPassword,
            int sessionHours,
            int refreshDays,
            Optional<Boolean> registration,
            Optional<RateLimit.Band> perAddress,
            Optional<RateLimit.Band> perAccount) {

        /** The same, with registration open or closed. */
        public SignIn opened(boolean open) {
            return new SignIn(
                    adminEmail, adminPassword, sessionHours, refreshDays, Optional.of(open), perAddress, perAccount);
        }
    }

    /**
     * Where letters are handed in.
     *
     * @param host the mail server's name or address
     * @param port its port
     * @param protection how what is said to it is kept from others
     * @param login whom to sign in as; empty if it asks for nobody
     * @param from the sender of every letter
     */
    public record Smtp(
            String host, int port, SmtpSettings.Protection protection, Optional<SmtpLogin> login, String from) {}

    /** Whom to sign in to a mail server as. */
    public record SmtpLogin(String user, Secret password) {}

    /**
     * How people sign in with Discord.
     *
     * @param clientId what the server is called there
     * @param clientSecret what shows that it is the server that asks
     * @param authorizeUrl where browsers are sent
     * @param tokenUrl where codes are redeemed
     * @param userUrl where somebody's profile is
     * @param siteUrl where browsers reach the server
     */
    public record Discord(
            String clientId, Secret clientSecret, URI authorizeUrl, URI tokenUrl, URI userUrl, URI siteUrl) {}

    /**
     * Where licences are kept.
     *
     * @param url empty for the embedded database in the data folder; a secret, since it may hold a password
     * @param user whom to connect as
     * @param password that user's; may be empty
     * @param poolSize the most connections at once, 2 or more: one is for the validation log
     */
    public record Database(Optional<Secret> url, String user, Secret password, int poolSize) {}

    /**
     * How validations are recorded.
     *
     * @param mode whether an answer waits for its row
     * @param keptDays for how many days a row is kept; 0 for ever
     */
    public record RequestLog(RequestLogMode mode, int keptDays) {}

    /** Whether an answer waits for its row in the validation log. */
    public enum RequestLogMode {
        /** It does not: rows are written in batches. */
        BATCHED,
        /** It does. */
        SYNC
    }

    /**
     * How many requests are answered.
     *
     * @param on whether the limits are in force; empty if each command is to decide
     * @param limits the limits, each named as its setting is, without what all their names begin with
     */
    public record RateLimits(Optional<Boolean> on, List<RateLimit> limits) {

        /** These limits, in force or not. */
        public RateLimits turned(boolean nowOn) {
            return new RateLimits(Optional.of(nowOn), limits);
        }
    }

    /**
     * What {@code file} says, and over it {@code environment}, and for the rest the defaults.
     *
     * @throws ConfigurationException if something in there is unknown or wrong, or the file can't be read
     */
    public static ServerConfig read(Optional<Path> file, Map<String, String> environment) {
        var settings = new Settings(file, environment);
        var config = new ServerConfig(
                http(settings),
                signIn(settings),
                smtp(settings),
                discord(settings),
                settings.value(Setting.DATA_FOLDER, Values::folder),
                settings.optional(Setting.MASTER_KEY, Values::masterKey),
                database(settings),
                settings.value(Setting.CACHE_SIZE, text -> Values.number(text, 0, 100_000_000)),
                new RequestLog(
                        settings.value(Setting.REQUEST_LOG_MODE, Values::requestLogMode),
                        settings.value(Setting.REQUEST_LOG_KEPT_DAYS, text -> Values.number(text, 0, 36_500))),
                rateLimits(settings),
                settings.value(Setting.PLANS, Values::plans));
        settings.requireNoProblems();
        return config;
    }

    /** The URL of the database, or {@code byDefault} if none is set. */
    public String databaseUrlOr(String byDefault) {
        return database.url().map(Secret::text).orElse(byDefault);
    }

    private static Http http(Settings settings) {
        return new Http(
                settings.value(Setting.HTTP_HOST, Values::host),
                settings.value(Setting.HTTP_PORT, text -> Values.number(text, 0, 65_535)),
                settings.value(Setting.HTTP_MAX_BODY_BYTES, text -> Values.number(text, 1_024, 64 * 1_024 * 1_024)),
                settings.value(Setting.HTTP_TRUST_BODY_IP, Values::flag),
                settings.value(Setting.TRUSTED_PROXIES, Values::ranges),
                settings.optional(Setting.PUBLIC_URL, Values::siteUrl));
    }

    private static SignIn signIn(Settings settings) {
        return new SignIn(
                settings.optional(Setting.BOOTSTRAP_ADMIN_EMAIL, text -> text),
                settings.optional(Setting.BOOTSTRAP_ADMIN_PASSWORD, Secret::new),
                settings.value(Setting.SESSION_HOURS, text -> Values.number(text, 1, 8_760)),
                settings.value(Setting.REFRESH_DAYS, text -> Values.number(text, 1, 3_650)),
                settings.optional(Setting.REGISTRATION, Values::openOrClosed),
                settings.value(Setting.SIGN_IN_PER_ADDRESS, Values::oneBand),
                settings.value(Setting.SIGN_IN_PER_ACCOUNT, Values::oneBand));
    }

    private static Optional<Smtp> smtp(Settings settings) {
        Optional<String> host = settings.optional(Setting.SMTP_HOST, Values::host);
        int port = settings.value(Setting.SMTP_PORT, text -> Values.number(text, 1, 65_535));
        SmtpSettings.Protection protection = settings.value(Setting.SMTP_PROTECTION, Values::protection);
        Optional<String> user = settings.optional(Setting.SMTP_USER, Values::line);
        Optional<Secret> password = settings.optional(Setting.SMTP_PASSWORD, Secret::new);
        Optional<String> from = settings.optional(Setting.SMTP_FROM, Values::sender);
        return host.flatMap(name -> {
            Optional<SmtpLogin> login =
                    user.flatMap(who -> settings.required(Setting.SMTP_PASSWORD, Setting.SMTP_USER, password)
                            .map(known -> new SmtpLogin(who, known)));
            return settings.required(Setting.SMTP_FROM, Setting.SMTP_HOST, from)
                    .map(sender -> new Smtp(name, port, protection, login, sender));
        });
    }

    private static Optional<Discord> discord(Settings settings) {
        Optional<String> clientId = settings.optional(Setting.DISCORD_CLIENT_ID, Values::word);
        Optional<Secret> secret = settings.optional(Setting.DISCORD_CLIENT_SECRET, Secret::new);
        URI authorizeUrl = settings.value(Setting.DISCORD_AUTHORIZE_URL, Values::endpoint);
        URI tokenUrl = settings.value(Setting.DISCORD_TOKEN_URL, Values::endpoint);
        URI userUrl = settings.value(Setting.DISCORD_USER_URL, Values::endpoint);
        return clientId.flatMap(id -> {
            Setting because = Setting.DISCORD_CLIENT_ID;
            Optional<Secret> known = settings.required(Setting.DISCORD_CLIENT_SECRET, because, secret);
            Optional<URI> site = settings.required(
                    Setting.PUBLIC_URL, because, settings.optional(Setting.PUBLIC_URL, Values::siteUrl));
            return known.flatMap(it -> site.map(url -> new Discord(id, it, authorizeUrl, tokenUrl, userUrl, url)));
        });
    }

    private static RateLimits rateLimits(Settings settings) {
        String prefix = Setting.RATE_LIMITS.key() + ".";
        return new RateLimits(
                settings.optional(Setting.RATE_LIMITS, Values::onOrOff),
                Stream.of(Setting.values())
                        .filter(setting -> setting.key().startsWith(prefix))
                        .flatMap(setting -> {
                            List<RateLimit.Band> bands = settings.value(setting, Values::bands);
                            String name = setting.key().substring(prefix.length());
                            return bands.isEmpty() ? Stream.empty() : Stream.of(new RateLimit(name, bands));
                        })
                        .toList());
    }

    private static Database database(Settings settings) {
        return new Database(
                settings.optional(Setting.DATABASE_URL, Values::databaseUrl),
                settings.value(Setting.DATABASE_USER, text -> text),
                new Secret(settings.value(Setting.DATABASE_PASSWORD, text -> text)),
                settings.value(Setting.DATABASE_POOL_SIZE, text -> Values.number(text, 2, 1_000)));
    }
}
