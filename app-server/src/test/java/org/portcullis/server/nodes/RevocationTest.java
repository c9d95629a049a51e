package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.server.process.ServerProcess;

/**
 * A licence is validated on three nodes all the time and then taken back on one. Its node refuses it at once, and no node
 * grants it later than a second after that was acknowledged, whatever the network between the second node and the database
 * does.
 */
class RevocationTest {

    /** More rounds: {@code -Psoak}. */
    private static final int ROUNDS = Integer.getInteger("portcullis.revocation.rounds", 1);

    private static final Duration WATCHED = Duration.ofSeconds(2);
    private static final Duration WELL_AGAIN = Duration.ofSeconds(5);
    private static final String DEVICE = "HWID-HOT";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static SilentProxy proxy;
    private static Office office;

    /** What happens to the second node's packets. */
    enum Network {
        WELL,
        SILENT_TO_THE_LISTENER,
        SILENT;

        void begin() {
            switch (this) {
                case WELL -> proxy.restore();
                case SILENT_TO_THE_LISTENER -> proxy.silenceListeners();
                case SILENT -> proxy.silence();
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(folder, Map.of());
        proxy = cluster.proxy();
        office = cluster.office();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @AfterEach
    void repair() {
        proxy.restore();
    }

    private static void awaitWell() throws InterruptedException {
        License any = office.addLicense(builder -> builder);
        long deadline = System.nanoTime() + WELL_AGAIN.toNanos();
        while (!Api.validate(cluster.addresses().get(Cluster.BEHIND_PROXY), any.key(), "192.0.2.9")
                .isGranted()) {
            assertThat(System.nanoTime()).as("well again in time").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedLicenseIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            takeBack(network, "revoked", license, "192.0.2.1", () -> {
                office.revoke(license);
                return System.nanoTime();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRotatedKeyIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            takeBack(network, "rotated", license, "192.0.2.1", () -> {
                Reply rotation = Api.rotate(cluster.addresses().getFirst(), office.cookie(), license.key());
                assertThat(rotation.status()).isEqualTo(200);
                assertThat(Api.validate(cluster.addresses().getFirst(), license.key(), "192.0.2.1", DEVICE)
                                .isGranted())
                        .as("granted on the node that rotated it")
                        .isFalse();
                return rotation.answeredAt();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBarredAddressIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            String ip = "203.0.113." + (network.ordinal() * 80 + round);
            takeBack(network, "barred", license, ip, () -> {
                office.bar(ip);
                return System.nanoTime();
            });
        }
    }

    /** A seat that was cleared may be somebody else's, who must not have to share it for longer than a second. */
    @ParameterizedTest
    @EnumSource
    void aClearedSeatThatSomebodyElseTookIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        URI first = cluster.addresses().getFirst();
        for (int round = 0; round < ROUNDS; round++) {
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            try (Watch hot = watch(license, "192.0.2.1")) {
                hot.awaitHot();
            }
            begin(network);
            Reply clearing = Api.clear(first, office.cookie(), license.key());
            assertThat(clearing.status()).isEqualTo(200);
            assertThat(Api.validate(first, license.key(), "192.0.2.1", "HWID-OTHER")
                            .isGranted())
                    .isTrue();
            assertThat(Api.validate(first, license.key(), "192.0.2.1", DEVICE).isGranted())
                    .as("granted on the node that cleared it")
                    .isFalse();

            try (Watch watch = watch(license, "192.0.2.1")) {
                assertFinal(network, "cleared", watch, clearing.answeredAt());
            }
            proxy.restore();
            awaitWell();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsTakenBackIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            TokenCreation.Done token = office.addToken();
            String secret = token.secret().text();
            try (Watch watch = Watch.over(cluster.addresses(), node -> Api.ping(node, secret))) {
                watch.awaitHot();
                begin(network);
                office.revoke(token.token());
                assertFinal(network, "token", watch, System.nanoTime());
            }
            proxy.restore();
            awaitWell();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatIsEndedIsRefusedEverywhereWithinASecond(Network network) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            OpenedSession opened = office.signIn();
            String cookie = Office.cookieOf(opened);
            try (Watch watch = Watch.over(cluster.addresses(), node -> Api.me(node, cookie))) {
                watch.awaitHot();
                begin(network);
                office.end(opened);
                assertFinal(network, "session", watch, System.nanoTime());
            }
            proxy.restore();
            awaitWell();
        }
    }

    /** A test that can't see a stale grant proves nothing: a node that trusts its cache without hearing others gives some. */
    @Test
    void theSameTestSeesTheStaleGrantsOfANodeThatTrustsItsCache() throws IOException, InterruptedException {
        Map<String, String> settings = Node.environment(cluster.urlBehindProxy(), Map.of());
        try (var credulous = ServerProcess.startOther(CredulousServer.class, folder, settings)) {
            URI node = credulous.awaitListening();
            License license = office.addLicense(builder -> builder.limits(Limits.of(1, 1)));
            try (Watch watch =
                    Watch.over(List.of(node), address -> Api.validate(address, license.key(), "192.0.2.1", DEVICE))) {
                watch.awaitHot();
                proxy.silenceListeners();
                office.revoke(license);
                long acknowledged = System.nanoTime();
                watch.continueUntil(acknowledged, WATCHED);

                assertThat(watch.staleGrants(acknowledged)).isNotEmpty();
                Figures.note(
                        "revocation, control: stale grants",
                        watch.staleGrants(acknowledged).size());
            }
        }
    }

    /** Takes a licence back, and tells when that was acknowledged. */
    @FunctionalInterface
    private interface TakingBack {
        long acknowledged();
    }

    private static void takeBack(Network network, String what, License license, String ip, TakingBack change)
            throws InterruptedException {
        try (Watch watch = watch(license, ip)) {
            watch.awaitHot();
            begin(network);
            assertFinal(network, what, watch, change.acknowledged());
        }
        proxy.restore();
        awaitWell();
    }

    /** At any moment between two questions of the listener. */
    private static void begin(Network network) throws InterruptedException {
        network.begin();
        Thread.sleep(ThreadLocalRandom.current().nextInt(300));
    }

    private static Watch watch(License license, String ip) {
        return Watch.over(cluster.addresses(), node -> Api.validate(node, license.key(), ip, DEVICE));
    }

    private static void assertFinal(Network network, String what, Watch watch, long acknowledged)
            throws InterruptedException {
        watch.continueUntil(acknowledged, WATCHED);

        assertThat(watch.staleGrants(acknowledged)).as("grants a second later").isEmpty();
        for (int node = 0; node < 3; node++) {
            if (node != Cluster.BEHIND_PROXY || network != Network.SILENT) {
                assertThat(watch.repliesOf(node).getLast().status())
                        .as("the last answer of node " + node)
                        .isIn(400, 401, 403);
            }
        }
        Figures.note(
                "revocation, %s, %s: last grant after (ms)".formatted(what, network),
                watch.lastGrantAfter(acknowledged).toMillis());
    }
}
