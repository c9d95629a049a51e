package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;

/** 48 clients of three nodes come at once: exactly the limit wins. A new licence each round. */
class LimitsTest {

    /** More rounds: {@code -Psoak}. */
    private static final int ROUNDS = Integer.getInteger("portcullis.race.rounds", 25);

    /** Of the races that nobody loses. */
    private static final int ROUNDS_WITHOUT_LOSERS = Math.ceilDiv(ROUNDS, 3);

    private static final int LIMIT = 5;
    private static final int CREDITS = 20;
    private static final String PLAN = "SMALL";

    private static final String IPS =
            "select count(*) from ip_seat where license_id = (select id from license where key_canonical = ?)";
    private static final String DEVICES =
            "select count(*) from activation where license_id = (select id from license where key_canonical = ?)";
    private static final String SPENT =
            "select used from credit_balance where license_id = (select id from license where key_canonical = ?)";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Office office;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(folder, Map.of("PORTCULLIS_PLANS", "UNLIMITED, " + PLAN + " -/" + LIMIT));
        office = cluster.office();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void ofManyAddressesExactlyTheLimitGetASeat() {
        inRounds(ROUNDS, () -> {
            LicenseKey key = license(Limits.of(LIMIT, 0));

            Race race = Race.of(cluster.addresses(), (node, client) -> Api.validate(node, key, address(client)));

            race.assertExactlySoManyWon(LIMIT, office.count(IPS, key));
        });
    }

    @ParameterizedTest
    @EnumSource
    void ofManyDevicesExactlyTheLimitGetASeat(Door door) {
        inRounds(door.rounds(ROUNDS), () -> {
            LicenseKey key = license(Limits.of(1, LIMIT));

            Race race = Race.of(cluster.addresses(), (node, client) -> door.ask(node, key, device(client)));

            race.assertExactlySoManyWon(LIMIT, office.count(DEVICES, key));
        });
    }

    @ParameterizedTest
    @EnumSource
    void creditsAreSpentToTheLastAndNeverBelow(Door door) {
        inRounds(door.rounds(ROUNDS), () -> {
            License license = office.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
            office.setCredits(license, CREDITS);

            Race race = Race.of(cluster.addresses(), (node, client) -> door.ask(node, license.key()));

            race.assertExactlySoManyWon(CREDITS, office.count(SPENT, license.key()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aDaysPlanIsUsedToTheLastAndNeverOvershot(Door door) {
        inRounds(door.rounds(ROUNDS), () -> {
            License license = office.addLicenseOnPlan(PLAN);

            Race race = Race.of(cluster.addresses(), (node, client) -> door.ask(node, license.key()));

            race.assertExactlySoManyWon(
                    LIMIT,
                    office.count(
                            "select reserved from plan_usage where account_id = ?",
                            license.owner().value()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void theSameDeviceAtOnceGetsOneSeatAndIsGrantedEveryTime(Door door) {
        inRounds(door.rounds(ROUNDS_WITHOUT_LOSERS), () -> {
            LicenseKey key = license(Limits.of(1, 1));

            Race race = Race.of(cluster.addresses(), (node, client) -> door.ask(node, key, "HWID-SAME"));

            assertThat(race.replies()).allMatch(Reply::isGranted);
            assertThat(office.count(DEVICES, key)).isEqualTo(1);
            assertThat(office.count(IPS, key)).isEqualTo(1);
        });
    }

    @Test
    void knownDevicesAtTheLimitAreStillGrantedWhileStrangersAreRefused() {
        inRounds(ROUNDS_WITHOUT_LOSERS, () -> {
            LicenseKey key = license(Limits.of(1, LIMIT));
            for (int device = 0; device < LIMIT; device++) {
                assertThat(Api.validate(cluster.addresses().getFirst(), key, Door.IP, device(device))
                                .isGranted())
                        .isTrue();
            }

            Race race = Race.of(
                    cluster.addresses(),
                    (node, client) -> Api.validate(
                            node, key, Door.IP, client % 2 == 0 ? device(client % LIMIT) : device(client + LIMIT)));

            assertThat(race.granted()).isEqualTo(Race.CLIENTS / 2);
            assertThat(office.count(DEVICES, key)).isEqualTo(LIMIT);
        });
    }

    private static void inRounds(int rounds, Runnable race) {
        for (int round = 0; round < rounds; round++) {
            race.run();
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
