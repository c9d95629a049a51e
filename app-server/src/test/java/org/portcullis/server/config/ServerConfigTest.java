package org.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.access.MasterKey;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateLimit.Band;
import org.portcullis.http.dialect.IpRange;
import org.portcullis.server.config.ServerConfig.Database;
import org.portcullis.server.config.ServerConfig.Http;
import org.portcullis.server.config.ServerConfig.RateLimits;
import org.portcullis.server.config.ServerConfig.RequestLog;
import org.portcullis.server.config.ServerConfig.RequestLogMode;
import org.portcullis.server.config.ServerConfig.SignIn;

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
                                        new RateLimit(
                                                "licensechain",
                                                List.of(
                                                        new Band(1_000, Duration.ofHours(1)),
                                                        new Band(100, Duration.ofMinutes(1)),
                                                        new Band(10, Duration.ofSeconds(1)))))),
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
                rate-limits.licensechain = 0
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
                        Path.of("/srv/portcullis"),
                        Optional.of(MASTER_KEY),
                        new Database(
                                Optional.of(new Secret("jdbc:h2:mem:other")), "somebody", new Secret("secret word"), 3),
                        5,
                        new RequestLog(RequestLogMode.SYNC, 0),
                        new RateLimits(
                                Optional.of(false),
                                List.of(new RateLimit(
                                        "cyberlicense.validate",
                                        List.of(
                                                new Band(1_000, Duration.ofHours(1)),
                                                new Band(100, Duration.ofMinutes(2)),
                                                new Band(10, Duration.ofSeconds(1)))))),
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

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheFile() throws IOException {
        Path file = file("http.prot = 80");

        assertThat(problems(Optional.of(file), Map.of()))
                .containsExactly("http.prot: there is no such setting (" + file + ")");
    }

    @Test
    void anUnknownVariableIsAnErrorAndOthersOfTheEnvironmentAreNot() {
        Map<String, String> environment =
                Map.of("PORTCULLIS_HTTP_PROT", "80", "PORTCULLIS_JAVA_OPTS", "-Xmx1g", "PATH", "/bin");

        assertThat(problems(Optional.empty(), environment))
                .containsExactly("PORTCULLIS_HTTP_PROT: there is no such setting (environment)");
    }

    @Test
    void everyProblemIsToldWithItsKeyItsValueAndItsSource() throws IOException {
        Path file = file("http.port = 65536\nrequest-log.mode = Sync");

        assertThat(problems(Optional.of(file), Map.of("PORTCULLIS_CACHE_SIZE", "many")))
                .containsExactly(
                        "http.port: \"65536\" is not a whole number from 0 to 65535 (" + file + ")",
                        "cache.size: \"many\" is not a whole number from 0 to 100000000 (PORTCULLIS_CACHE_SIZE)",
                        "request-log.mode: \"Sync\" is neither batched nor sync (" + file + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTP_HOST                 | http://localhost
                    HTTP_PORT                 | -1
                    HTTP_PORT                 | 80.5
                    HTTP_MAX_BODY_BYTES       | 0
                    TRUSTED_PROXIES           | 10.0.0.0/33
                    TRUSTED_PROXIES           | proxy.example.com
                    HTTP_TRUST_BODY_IP        | yes
                    DATA_FOLDER               | a;b
                    DATABASE_URL              | jdbc:mysql://localhost/x
                    DATABASE_URL              | postgresql://localhost/x
                    DATABASE_POOL_SIZE        | 1
                    CACHE_SIZE                    | 99999999999
                    REQUEST_LOG_MODE          | none
                    REQUEST_LOG_KEPT_DAYS     | -1
                    REQUEST_LOG_KEPT_DAYS     | ever
                    RATE_LIMITS               | true
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 200
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | -1/15m
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 0/15m
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 200/0m
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 200/15
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 200/m
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 200/25h
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 100001/1d
                    RATE_LIMITS_CYBERLICENSE_VALIDATE | 0, 200/15m
                    RATE_LIMITS_SUNLICENSE_VALIDATE   | 200/15m,
                    RATE_LIMITS_SUNLICENSE_VALIDATE   | ,
                    MASTER_KEY                | c2hvcnQ=
                    MASTER_KEY                | not Base64 at all, but 44 characters long !!
                    MASTER_KEY                | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==
                    REFRESH_DAYS              | 0
                    REGISTRATION              | on
                    RATE_LIMITS_LICENSECHAIN  | 10
                    PLANS                     | FREE 10
                    PLANS                     | free 10/10
                    PLANS                     | FREE -1/10
                    PLANS                     | FREE 1/1, FREE 2/2
                    PUBLIC_URL                | licenses.example.com
                    PUBLIC_URL                | ftp://licenses.example.com
                    PUBLIC_URL                | https://
                    PUBLIC_URL                | https://me@licenses.example.com
                    PUBLIC_URL                | https://licenses.example.com/below
                    PUBLIC_URL                | https://licenses.example.com?x=1
                    SESSION_HOURS             | 0
                    SESSION_HOURS             | 8761
                    SIGN_IN_PER_ADDRESS       | 10/1m, 20/1h
                    SIGN_IN_PER_ACCOUNT       | ten
                    """)
    void aWrongValueIsRefused(Setting setting, String value) {
        assertThat(problems(Optional.empty(), Map.of(setting.environmentVariable(), value)))
                .singleElement()
                .asString()
                .startsWith(setting.key() + ": ")
                .endsWith("(" + setting.environmentVariable() + ")");
    }

    @Test
    void secretsAreNeverShown() {
        Map<String, String> wrong = Map.of("PORTCULLIS_DATABASE_URL", "hunter3");
        Map<String, String> right = Map.of(
                "PORTCULLIS_BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD,
                "PORTCULLIS_DATABASE_PASSWORD",
                "hunter2",
                "PORTCULLIS_DATABASE_URL",
                "jdbc:h2:tcp://db/x;PASSWORD=hunter3");

        assertThat(problems(Optional.empty(), wrong))
                .containsExactly("database.url: its value begins with neither jdbc:h2: nor jdbc:postgresql:"
                        + " (PORTCULLIS_DATABASE_URL)");
        assertThat(ServerConfig.read(Optional.empty(), right).toString())
                .doesNotContain(PASSWORD, "hunter2", "hunter3");
    }

    @Test
    void aHostileTextIsShownOnOneShortLine() {
        String value = "80\r\n\u001b[31m\u2028\u202e" + "x".repeat(1_000);

        assertThat(problems(Optional.empty(), Map.of("PORTCULLIS_HTTP_PORT", value)))
                .singleElement()
                .asString()
                .startsWith("http.port: \"80???[31m??xxx")
                .hasSizeLessThan(200);
    }

    @Test
    void aKeyGivenTwiceIsAnError() throws IOException {
        Path file = file("http.port = 1\nhttp.port = 2");

        assertThat(problems(Optional.of(file), Map.of())).containsExactly("http.port: is given twice (" + file + ")");
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorThatSaysWhy() throws IOException {
        Path absent = folder.resolve("absent");
        Path latin1 =
                Files.write(folder.resolve("latin1"), "http.host = f\u00fcr".getBytes(StandardCharsets.ISO_8859_1));
        Path escape = file("http.host = \\u12");

        assertThat(problems(Optional.of(absent), Map.of()))
                .containsExactly(absent + ": can't be read: there is no such file");
        assertThat(problems(Optional.of(latin1), Map.of()))
                .containsExactly(latin1 + ": can't be read: it is not in UTF-8");
        assertThat(problems(Optional.of(folder), Map.of())).containsExactly(folder + ": can't be read: Is a directory");
        assertThat(problems(Optional.of(escape), Map.of()))
                .singleElement()
                .asString()
                .startsWith(escape + ": can't be read: Malformed");
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

    private static List<String> problems(Optional<Path> file, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> ServerConfig.read(file, environment))
                .asInstanceOf(type(ConfigurationException.class))
                .satisfies(thrown -> problems.addAll(thrown.problems()));
        return problems;
    }
}
