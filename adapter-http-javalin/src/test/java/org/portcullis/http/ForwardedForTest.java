package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.http.dialect.IpRange;

class ForwardedForTest {

    private static final String BODY = "{\"key\":\"LIC-PROXY\"}";

    @Test
    void nobodyIsBelievedUnlessConfigured() {
        try (LiveServer server = LiveServer.start()) {
            License license = server.license("LIC-PROXY", builder -> builder.limits(Limits.of(1, 1)));

            for (String forged : new String[] {"192.0.2.1", "192.0.2.2", "127.0.0.1, 192.0.2.3", "nonsense"}) {
                assertThat(server.client()
                                .post(
                                        "/api/license/validate",
                                        BODY,
                                        "X-Forwarded-For",
                                        forged,
                                        "Forwarded",
                                        "for=" + forged,
                                        "CF-Connecting-IP",
                                        forged,
                                        "X-Real-IP",
                                        forged)
                                .status())
                        .isEqualTo(200);
            }

            assertThat(server.seats(license).ips()).containsExactly(IpAddress.of("127.0.0.1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7                              | 198.51.100.7",
                "6.6.6.6, 198.51.100.7                     | 198.51.100.7",
                "6.6.6.6, 198.51.100.7, 10.1.2.3           | 198.51.100.7",
                "6.6.6.6,198.51.100.7,10.1.2.3,10.9.9.9    | 198.51.100.7",
                "10.1.2.3, 10.9.9.9                        | 10.1.2.3",
                "nonsense, 10.9.9.9                        | 10.9.9.9",
                "6.6.6.6, nonsense                         | 127.0.0.1",
                "6.6.6.6,                                  | 127.0.0.1",
                "''                                        | 127.0.0.1",
                "198.51.100.7:5000                         | 198.51.100.7",
                "[2001:DB8::7]:5000                        | 2001:db8::7",
                "2001:db8::7                               | 2001:db8::7",
                "2001:db8::7, 2001:db8:1::1                | 2001:db8::7",
                "::ffff:198.51.100.7                       | 198.51.100.7",
                "::ffff:10.1.2.3, ::ffff:10.9.9.9          | 10.1.2.3",
            })
    void behindTrustedProxiesTheRightmostStrangerIsTheClient(String header, String client) {
        List<IpRange> proxies = ranges("127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48");
        try (LiveServer server = LiveServer.start(LiveServer.config(proxies, true, HttpConfig.DEFAULT_PATIENCE))) {
            License license = server.license("LIC-PROXY", builder -> builder);

            server.client().post("/api/license/validate", BODY, "X-Forwarded-For", header);

            assertThat(server.seats(license).ips()).containsExactly(IpAddress.of(client));
        }
    }

    @Test
    void severalHeadersReadAsOne() {
        try (LiveServer server = LiveServer.start(
                LiveServer.config(ranges("127.0.0.0/8", "10.0.0.0/8"), true, HttpConfig.DEFAULT_PATIENCE))) {
            License license = server.license("LIC-PROXY", builder -> builder);

            server.client()
                    .post(
                            "/api/license/validate",
                            BODY,
                            "X-Forwarded-For",
                            "6.6.6.6, 198.51.100.7",
                            "X-Forwarded-For",
                            "10.1.2.3");

            assertThat(server.seats(license).ips()).containsExactly(IpAddress.of("198.51.100.7"));
        }
    }

    private static List<IpRange> ranges(String... texts) {
        return Arrays.stream(texts).map(IpRange::parse).toList();
    }
}
