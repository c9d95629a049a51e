package org.portcullis.http.sunlicense;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.AdministrationUseCases;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.DescribedLicense;
import org.portcullis.ports.in.LicenseDirectory;
import org.portcullis.ports.query.LicenseFilter;

/** Lists are sent whole, piece by piece; and wrong tokens are counted. */
class SunLicenseLongListsTest {

    private static final String LICENSES = "/api/v2/licenses";
    private static final int MANY = 1_050;

    @Test
    void aLongListComesWholeAndInOrder() {
        try (LiveServer server = start(real -> real)) {
            addLicenses(server);

            Answer answer = Api.ofOwner(server).get(LICENSES);

            assertThat(answer.header("X-Total-Count")).contains(String.valueOf(MANY));
            assertThat(SunLicenseProductsTest.ids(answer))
                    .hasSize(MANY)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void licensesOfAProductThatWasJustRemovedAreInNoListOfOthers() {
        try (LiveServer server = start(real -> real)) {
            for (int number = 0; number < 150; number++) {
                int licensed = number;
                server.license(
                        "LIC-MANY-" + number,
                        builder -> licensed < 110 ? builder.product(LiveServer.STRICT_PRODUCT) : builder);
            }

            // As it is until its licences are marked.
            server.store(stores -> stores.products().remove(LiveServer.STRICT_PRODUCT));

            for (String query : List.of("", "?status=ACTIVE", "/by-product-id/1", "?page=1&limit=1000")) {
                Answer answer = Api.ofOwner(server).get(LICENSES + query);
                assertThat(SunLicenseProductsTest.ids(answer)).as(query).hasSize(40);
                assertThat(answer.body()).doesNotContain("DELETED");
            }
        }
    }

    @Test
    void manyLongListsAtOnceAreTurnedAwayAndTheOthersGoOn() throws IOException {
        try (LiveServer server = start(real -> real)) {
            // More than the network keeps for somebody who doesn't read.
            for (int number = 0; number < 2_000; number++) {
                server.license("LIC-LONG-" + number, builder -> builder.notes(Optional.of("x".repeat(4_000))));
            }
            List<Socket> readers = new ArrayList<>();
            try {
                for (int count = 0; count < 32; count++) {
                    readers.add(beginReading(server));
                }

                Answer refused = Api.ofOwner(server).get(LICENSES);

                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isPresent();
                assertThat(Api.ofOwner(server).get(LICENSES + "?limit=1").status())
                        .isEqualTo(200);
                assertThat(readAll(readers.getFirst().getInputStream())).endsWith("}]");
                assertThat(Api.ofOwner(server).get(LICENSES).status()).isEqualTo(200);
            } finally {
                for (Socket reader : readers) {
                    reader.close();
                }
            }
        }
    }

    private static Socket beginReading(LiveServer server) throws IOException {
        Socket slow = new Socket();
        slow.setReceiveBufferSize(32_768);
        slow.connect(new InetSocketAddress("127.0.0.1", server.server().port()));
        slow.getOutputStream()
                .write(("GET " + LICENSES + " HTTP/1.0\r\nHost: x\r\nTOKEN: " + LiveServer.API_TOKEN + "\r\n\r\n")
                        .getBytes(UTF_8));
        slow.getInputStream().read();
        return slow;
    }

    @Test
    void aSlowReaderKeepsNobodyElseWaiting() throws IOException {
        try (LiveServer server = start(real -> real)) {
            addLicenses(server);
            try (Socket slow = server.client().connect()) {
                slow.setReceiveBufferSize(32_768);
                slow.getOutputStream()
                        .write(("GET " + LICENSES + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTOKEN: "
                                        + LiveServer.API_TOKEN + "\r\n\r\n")
                                .getBytes(UTF_8));
                slow.getInputStream().read();

                assertThat(Api.ofOwner(server)
                                .post(LICENSES, "{\"productId\":1}")
                                .status())
                        .isEqualTo(200);
                assertThat(readAll(slow.getInputStream())).endsWith("}]");
            }
        }
    }

    @Test
    void aListThatBreaksOffDoesNotLookWhole() throws IOException {
        AtomicInteger pieces = new AtomicInteger();
        try (LiveServer server = start(real -> failingAfter(real, pieces))) {
            addLicenses(server);

            String answer = server.client()
                    .raw("GET " + LICENSES + " HTTP/1.1\r\nHost: x\r\nTOKEN: " + LiveServer.API_TOKEN + "\r\n\r\n");

            assertThat(answer)
                    .contains("Transfer-Encoding: chunked")
                    .doesNotEndWith("0\r\n\r\n")
                    .doesNotContain("Exception");
            assertThat(pieces.get()).isGreaterThan(1);
        }
    }

    @Test
    void aListThatCannotBeginIsAnError() {
        AtomicInteger pieces = new AtomicInteger(10);
        try (LiveServer server = start(real -> failingAfter(real, pieces))) {
            addLicenses(server);

            Answer answer = Api.ofOwner(server).get(LICENSES);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).startsWith("{\"message\":\"Service unavailable\",\"accepted_intents\":[");
        }
    }

    @Test
    void wrongTokensAreCountedByNetworkAndRightOnesFromThereAreNot() {
        List<RateLimit> limits =
                List.of(new RateLimit("sunlicense.token", List.of(new RateLimit.Band(3, Duration.ofMinutes(15)))));
        try (LiveServer server = LiveServer.start(
                LiveServer.config(List.of(), true, Duration.ofSeconds(30)), limits, UnaryOperator.identity())) {
            Api wrong = new Api(server, "wrong");
            for (int count = 0; count < 3; count++) {
                assertThat(wrong.get(count == 1 ? "/api/v2/ping" : LICENSES).status())
                        .isEqualTo(401);
            }

            Answer refused = wrong.get(LICENSES);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(refused.body())
                    .startsWith("{\"message\":\"Too many requests\",\"accepted_intents\":[\"LICENSES_READ\"");
            assertThat(wrong.get("/api/v2/ping").status()).isEqualTo(429);
            assertThat(server.client().call("GET", LICENSES).status()).isEqualTo(401);
            assertThat(Api.ofOwner(server).get(LICENSES).status()).isEqualTo(200);
            server.time().advance(Duration.ofMinutes(15));
            assertThat(wrong.get(LICENSES).status()).isEqualTo(401);
        }
    }

    private static LiveServer start(UnaryOperator<UseCases> disturb) {
        return LiveServer.start(LiveServer.config(List.of(), true, Duration.ofSeconds(30)), disturb);
    }

    private static void addLicenses(LiveServer server) {
        for (int number = 0; number < MANY; number++) {
            server.license("LIC-MANY-" + number, builder -> builder);
        }
    }

    /** Of pieces, counted from what {@code pieces} has, the fifth fails. */
    private static UseCases failingAfter(UseCases real, AtomicInteger pieces) {
        LicenseDirectory directory = real.administration().directory();
        LicenseDirectory failing = new LicenseDirectory() {
            @Override
            public List<License> after(Caller caller, LicenseFilter filter, Optional<LicenseId> last, int limit) {
                if (pieces.incrementAndGet() > 5) {
                    throw new StorageException("away");
                }
                return directory.after(caller, filter, last, limit);
            }

            @Override
            public List<DescribedLicense> describe(Caller caller, List<License> licenses) {
                return directory.describe(caller, licenses);
            }
        };
        AdministrationUseCases administration = real.administration();
        return new UseCases(
                real.validation(),
                real.licenses(),
                new AdministrationUseCases(
                        failing,
                        administration.products(),
                        administration.appKeys(),
                        administration.marketplaces(),
                        administration.customers(),
                        administration.payments(),
                        administration.blacklists(),
                        administration.history(),
                        administration.reports(),
                        administration.proofs()),
                real.access(),
                real.audit(),
                real.status(),
                real.time());
    }

    private static String readAll(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }
}
