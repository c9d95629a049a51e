package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.postgres.PostgresServer;

/** 48 clients of three nodes come at once: exactly the limit wins. A new licence each round. */
class LimitsTest {

    /** More rounds: {@code -Psoak}. */
    private static final int ROUNDS = Integer.getInteger("portcullis.race.rounds", 25);

    /** Of the races that nobody loses. */
    private static final int ROUNDS_WITHOUT_LOSERS = Math.ceilDiv(ROUNDS, 3);

    private static final int LIMIT = 5;
    private static final int CREDITS = 20;
    private static final String PLAN = "SMALL";
    private static final String IP = "192.0.2.1";

    private static final String IPS =
            "select count(*) from ip_seat where license_id = (select id from license where key_canonical = ?)";
    private static final String DEVICES =
            "select count(*) from activation where license_id = (select id from license where key_canonical = ?)";
    private static final String SPENT =
            "select used from credit_balance where license_id = (select id from license where key_canonical = ?)";

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;
    private static Nodes nodes;
    private static Office office;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = PostgresServer.start();
        String database = postgres.createDatabase();
        Map<String, String> settings = Map.of("PORTCULLIS_PLANS", "UNLIMITED, " + PLAN + " -/" + LIMIT);
        nodes = Nodes.start(folder, settings, postgres.url(database), 3);
        office = Office.open(postgres, database);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        try (var server = postgres;
                var all = nodes;
                var makers = office) {
            assertThat(server).isNotNull();
        }
    }

    @Test
    void ofManyAddressesExactlyTheLimitGetASeat() {
        inRounds(ROUNDS, office -> {
            LicenseKey key = license(Limits.of(LIMIT, 0));

            Race race = Race.of(nodes.addresses(), (node, client) -> Api.validate(node, key, address(client)));

            race.assertExactlySoManyWon(LIMIT, office.count(IPS, key));
        });
    }

    @Test
    void ofManyDevicesExactlyTheLimitGetASeat() {
        inRounds(ROUNDS, office -> {
            LicenseKey key = license(Limits.of(1, LIMIT));

            Race race = Race.of(nodes.addresses(), (node, client) -> Api.validate(node, key, IP, device(client)));

            race.assertExactlySoManyWon(LIMIT, office.count(DEVICES, key));
        });
    }

    @Test
    void creditsAreSpentToTheLastAndNeverBelow() {
        inRounds(ROUNDS, office -> {
            License license = office.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
            office.setCredits(license, CREDITS);

            Race race = Race.of(nodes.addresses(), (node, client) -> Api.validate(node, license.key(), IP));

            race.assertExactlySoManyWon(CREDITS, office.count(SPENT, license.key()));
        });
    }

    @Test
    void aDaysPlanIsUsedToTheLastAndNeverOvershot() {
        inRounds(ROUNDS, office -> {
            License license = office.addLicenseOnPlan(PLAN);

            Race race = Race.of(nodes.addresses(), (node, client) -> Api.validate(node, license.key(), IP));

            race.assertExactlySoManyWon(
                    LIMIT,
                    office.count(
                            "select reserved from plan_usage where account_id = ?",
                            license.owner().value()));
        });
    }

    @Test
    void theSameDeviceAtOnceGetsOneSeatAndIsGrantedEveryTime() {
        inRounds(ROUNDS_WITHOUT_LOSERS, office -> {
            LicenseKey key = license(Limits.of(1, 1));

            Race race = Race.of(nodes.addresses(), (node, client) -> Api.validate(node, key, IP, "HWID-SAME"));

            assertThat(race.replies()).extracting(Reply::status).containsOnly(Reply.GRANTED);
            assertThat(office.count(DEVICES, key)).isEqualTo(1);
            assertThat(office.count(IPS, key)).isEqualTo(1);
        });
    }

    @Test
    void knownDevicesAtTheLimitAreStillGrantedWhileStrangersAreRefused() {
        inRounds(ROUNDS_WITHOUT_LOSERS, office -> {
            LicenseKey key = license(Limits.of(1, LIMIT));
            for (int device = 0; device < LIMIT; device++) {
                assertThat(Api.validate(nodes.get(0).address(), key, IP, device(device))
                                .isGranted())
                        .isTrue();
            }

            Race race = Race.of(
                    nodes.addresses(),
                    (node, client) -> Api.validate(
                            node, key, IP, client % 2 == 0 ? device(client % LIMIT) : device(client + LIMIT)));

            assertThat(race.granted()).isEqualTo(Race.CLIENTS / 2);
            assertThat(office.count(DEVICES, key)).isEqualTo(LIMIT);
        });
    }

    private static void inRounds(int rounds, Consumer<Office> race) {
        for (int round = 0; round < rounds; round++) {
            race.accept(office);
        }
    }

    private static LicenseKey license(Limits limits) {
        return office.addLicense(builder -> builder.limits(limits)).key();
    }

    private static String address(int client) {
        return "198.51.100." + client;
    }

    private static String device(int client) {
        return "HWID-" + client;
    }
}
