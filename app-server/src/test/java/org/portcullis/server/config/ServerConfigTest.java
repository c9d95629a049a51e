package org.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.access.MasterKey;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateLimit.Band;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.mail.SmtpSettings;
import org.portcullis.server.config.ServerConfig.Database;
import org.portcullis.server.config.ServerConfig.Discord;
import org.portcullis.server.config.ServerConfig.Http;
import org.portcullis.server.config.ServerConfig.RateLimits;
import org.portcullis.server.config.ServerConfig.RequestLog;
import org.portcullis.server.config.ServerConfig.RequestLogMode;
import org.portcullis.server.config.ServerConfig.SignIn;
import org.portcullis.server.config.ServerConfig.Smtp;
import org.portcullis.server.config.ServerConfig.SmtpLogin;

class ServerConfigTest {

    private static final String PASSWORD = "plum orbit green 7";
    private static final MasterKey MASTER_KEY = MasterKey.random();
    private static final Optional<Band> TEN_A_MINUTE = Optional.of(new Band(10, Duration.ofMinutes(1)));

    private static final Map<String, AccountPlan> DEFAULT_PLANS = Map.of(
            "FREE", plan("FREE", 10, 1_000),
            "DEVELOPER", plan("DEVELOPER", 10_000, 1_000_000),
            "UNLIMITED", AccountPlan.UNLIMITED);

    @TempDir
    private Path folder;

    @Test
    void nothingSetGivesTheDefaults() {
        assertThat(ServerConfig.read(Optional.empty(), Map.of()))
                .isEqualTo(new ServerConfig(
                        new Http("127.0.0.1", 8080, 1_048_576, true, List.of(), Optional.empty()),
                        new SignIn(
                                Optional.empty(),
                                Optional.empty(),
                                24,
                                30,
                                Optional.empty(),
                                TEN_A_MINUTE,
                                TEN_A_MINUTE),
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("data"),
                        Optional.empty(),
                        new Database(Optional.empty(), "sa", new Secret(""), 10),
                        400_000,
                        new RequestLog(RequestLogMode.BATCHED, 90),
                        new RateLimits(
                                Optional.empty(),
                                List.of(
                                        RateLimit.of("cyberlicense.validate", 200, Duration.ofMinutes(15)),
                                        RateLimit.of("sunlicense.validate", 200, Duration.ofMinutes(15)),
                                        RateLimit.of("sunlicense.token", 200, Duration.ofMinutes(15)),
                                        RateLimit.of("builtbybit.secret", 200, Duration.ofMinutes(15)),
                                        new RateLimit(
                                                "licensechain",
                                                List.of(
                                                        new Band(1_000, Duration.ofHours(1)),
                                                        new Band(100, Duration.ofMinutes(1)),
                                                        new Band(10, Duration.ofSeconds(1)))),
                                        RateLimit.of("v2docker", 1_000, Duration.ofMinutes(1)),
                                        RateLimit.of("v2docker.anonymous", 100, Duration.ofMinutes(1)),
                                        RateLimit.of("v2docker.health", 100, Duration.ofMinutes(1)))),
                        DEFAULT_PLANS));
    }

    @Test
    void everyKeyOfTheFileIsMapped() throws IOException {
        Path file = file("""
                http.host = ::
                http.port = 0
                http.max-body-bytes = 2048
                http.trust-body-ip = false
                trusted-proxies = 10.0.0.0/8, ::1
                public-url = https://licenses.example.com/
                bootstrap-admin-email = chief@example.com
                bootstrap-admin-password = %s
                session-hours = 8
                refresh-days = 7
                registration = open
                sign-in.per-address = 0
                sign-in.per-account = 3/1h
                smtp.host = mail.example.com
                smtp.port = 465
                smtp.protection = tls
                smtp.user = sender
                smtp.password = mail's secret
                smtp.from = Licenses <licenses@example.com>
                discord.client-id = 1234
                discord.client-secret = discord's secret
                discord.authorize-url = http://localhost:1/authorize
                discord.token-url = http://127.0.0.1:2/token
                discord.user-url = http://[::1]:3/me
                data-folder = /srv/portcullis
                master-key = %s
                database.url = jdbc:h2:mem:other
                database.user = somebody
                database.password = secret word
                database.pool-size = 3
                cache.size = 5
                request-log.mode = sync
                request-log.kept-days = 0
                rate-limits = off
                rate-limits.cyberlicense.validate = 1000/1h, 100/2m,10/1s
                rate-limits.sunlicense.validate = 0
                rate-limits.sunlicense.token = 0
                rate-limits.builtbybit.secret = 0
                rate-limits.licensechain = 0
                rate-limits.v2docker = 0
                rate-limits.v2docker.anonymous = 7/1m
                rate-limits.v2docker.health = 0
                plans = SMALL 1/-
                """.formatted(PASSWORD, MASTER_KEY.written()));

        assertThat(ServerConfig.read(Optional.of(file), Map.of()))
                .isEqualTo(new ServerConfig(
                        new Http(
                                "::",
                                0,
                                2_048,
                                false,
                                List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("::1")),
                                Optional.of(URI.create("https://licenses.example.com"))),
                        new SignIn(
                                Optional.of("chief@example.com"),
                                Optional.of(new Secret(PASSWORD)),
                                8,
                                7,
                                Optional.of(true),
                                Optional.empty(),
                                Optional.of(new Band(3, Duration.ofHours(1)))),
                        Optional.of(new Smtp(
                                "mail.example.com",
                                465,
                                SmtpSettings.Protection.TLS,
                                Optional.of(new SmtpLogin("sender", new Secret("mail's secret"))),
                                "Licenses <licenses@example.com>")),
                        Optional.of(new Discord(
                                "1234",
                                new Secret("discord's secret"),
                                URI.create("http://localhost:1/authorize"),
                                URI.create("http://127.0.0.1:2/token"),
                                URI.create("http://[::1]:3/me"),
                                URI.create("https://licenses.example.com"))),
                        Path.of("/srv/portcullis"),
                        Optional.of(MASTER_KEY),
                        new Database(
                                Optional.of(new Secret("jdbc:h2:mem:other")), "somebody", new Secret("secret word"), 3),
                        5,
                        new RequestLog(RequestLogMode.SYNC, 0),
                        new RateLimits(
                                Optional.of(false),
                                List.of(
                                        new RateLimit(
                                                "cyberlicense.validate",
                                                List.of(
                                                        new Band(1_000, Duration.ofHours(1)),
                                                        new Band(100, Duration.ofMinutes(2)),
                                                        new Band(10, Duration.ofSeconds(1)))),
                                        RateLimit.of("v2docker.anonymous", 7, Duration.ofMinutes(1)))),
                        Map.of("SMALL", new AccountPlan("SMALL", OptionalLong.of(1), OptionalLong.empty()))));
        assertThat(Files.readAllLines(file)).hasSameSizeAs(Setting.values());
    }

    @Test
    void theExampleParsesToTheDefaults() {
        assertThat(ServerConfig.read(Optional.of(example()), Map.of()))
                .isEqualTo(ServerConfig.read(Optional.empty(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void theExampleShowsEverySettingWithItsDefault(Setting setting) {
        assertThat(ConfigurationFile.read(example())).containsEntry(setting.key(), setting.byDefault());
    }

    @ParameterizedTest
    @EnumSource
    void anEnvironmentVariableIsNamedAfterItsKey(Setting setting) {
        String upperSnake = setting.key().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");

        assertThat(setting.environmentVariable()).isEqualTo("PORTCULLIS_" + upperSnake);
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Path file = file("http.port = 1\nhttp.host = localhost");

        Http http = ServerConfig.read(Optional.of(file), Map.of("PORTCULLIS_HTTP_PORT", "2"))
                .http();

        assertThat(http.port()).isEqualTo(2);
        assertThat(http.host()).isEqualTo("localhost");
    }

    @Test
    void anEmptyVariableSetsNothing() throws IOException {
        Path file = file("http.port = 1");

        assertThat(ServerConfig.read(Optional.of(file), Map.of("PORTCULLIS_HTTP_PORT", " "))
                        .http()
                        .port())
                .isEqualTo(1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("test.properties"), text);
    }

    private static Path example() {
        return Path.of("..", "config", "example.properties");
    }

    private static AccountPlan plan(String name, long licenses, long validationsPerDay) {
        return new AccountPlan(name, OptionalLong.of(licenses), OptionalLong.of(validationsPerDay));
    }
}
