package org.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a configuration, and how that is told. */
class WrongConfigurationTest {

    private static final String PASSWORD = "plum orbit green 7";

    @TempDir
    private Path folder;

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
                    RATE_LIMITS_V2DOCKER      | 1000
                    RATE_LIMITS_V2DOCKER_ANONYMOUS | 100/0s
                    RATE_LIMITS_V2DOCKER_HEALTH | on
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
                    DISCORD_CLIENT_ID         | 12 34
                    SMTP_HOST                 | two words
                    SMTP_PORT                 | 0
                    SMTP_PROTECTION           | ssl
                    SMTP_FROM                 | nobody at all
                    DISCORD_AUTHORIZE_URL     | http://discord.com/oauth2/authorize
                    DISCORD_TOKEN_URL         | http://127.0.0.1.evil.example/token
                    DISCORD_TOKEN_URL         | https://me@discord.com/token
                    DISCORD_USER_URL          | /users/@me
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
    void aMailServerTakesASenderAndAUserAPassword() {
        Map<String, String> half = Map.of("PORTCULLIS_SMTP_HOST", "localhost", "PORTCULLIS_SMTP_USER", "me");

        assertThat(problems(Optional.empty(), half))
                .containsExactlyInAnyOrder(
                        "smtp.from: has to be set where smtp.host is (PORTCULLIS_SMTP_FROM)",
                        "smtp.password: has to be set where smtp.user is (PORTCULLIS_SMTP_PASSWORD)");
    }

    @Test
    void discordTakesASecretAndAPublicUrl() {
        assertThat(problems(Optional.empty(), Map.of("PORTCULLIS_DISCORD_CLIENT_ID", "1234")))
                .containsExactly(
                        "discord.client-secret: has to be set where discord.client-id is"
                                + " (PORTCULLIS_DISCORD_CLIENT_SECRET)",
                        "public-url: has to be set where discord.client-id is (PORTCULLIS_PUBLIC_URL)");
        assertThat(ServerConfig.read(Optional.empty(), Map.of("PORTCULLIS_DISCORD_CLIENT_SECRET", "secret"))
                        .discord())
                .isEmpty();
    }

    @Test
    void secretsAreNeverShown() {
        Map<String, String> wrong = Map.of("PORTCULLIS_DATABASE_URL", "hunter3");
        Map<String, String> right = Map.of(
                "PORTCULLIS_BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD,
                "PORTCULLIS_DATABASE_PASSWORD",
                "hunter2",
                "PORTCULLIS_DISCORD_CLIENT_ID",
                "1234",
                "PORTCULLIS_DISCORD_CLIENT_SECRET",
                "hunter4",
                "PORTCULLIS_PUBLIC_URL",
                "http://localhost",
                "PORTCULLIS_DATABASE_URL",
                "jdbc:h2:tcp://db/x;PASSWORD=hunter3");

        assertThat(problems(Optional.empty(), wrong))
                .containsExactly("database.url: its value begins with neither jdbc:h2: nor jdbc:postgresql:"
                        + " (PORTCULLIS_DATABASE_URL)");
        assertThat(ServerConfig.read(Optional.empty(), right).toString())
                .doesNotContain(PASSWORD, "hunter2", "hunter3", "hunter4");
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

    private static List<String> problems(Optional<Path> file, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> ServerConfig.read(file, environment))
                .asInstanceOf(type(ConfigurationException.class))
                .satisfies(thrown -> problems.addAll(thrown.problems()));
        return problems;
    }
}
