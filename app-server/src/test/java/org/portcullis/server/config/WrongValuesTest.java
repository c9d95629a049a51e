package org.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that no setting can have. */
class WrongValuesTest {

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
        assertThat(Problems.of(Optional.empty(), Map.of(setting.environmentVariable(), value)))
                .singleElement()
                .asString()
                .startsWith(setting.key() + ": ")
                .endsWith("(" + setting.environmentVariable() + ")");
    }

    @Test
    void aHostileTextIsShownOnOneShortLine() {
        String value = "80\r\n\u001b[31m\u2028\u202e" + "x".repeat(1_000);

        assertThat(Problems.of(Optional.empty(), Map.of("PORTCULLIS_HTTP_PORT", value)))
                .singleElement()
                .asString()
                .startsWith("http.port: \"80???[31m??xxx")
                .hasSizeLessThan(200);
    }
}
