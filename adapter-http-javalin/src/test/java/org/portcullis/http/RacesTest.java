package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.http.Client.Answer;
import org.portcullis.testkit.Racers;

/** Clients that all come at once, by whichever door: what is limited is limited once for all of them. */
class RacesTest {

    private static final int RACERS = 48;
    private static final String KEY = "LIC-RACE";

    private final LiveServer server = LiveServer.start();

    /** A dialect's call by which programs ask whether they may run, and its words for those who may not. */
    enum Door {
        CYBERLICENSE(
                "/api/license/validate",
                "{\"key\":\"LIC-RACE\",\"ip\":\"192.0.2.1\",\"hwid\":\"H-%d\"}",
                403,
                "\"hwidLimit\":5",
                "HWID limit exceeded",
                "Insufficient credits"),
        LICENSECHAIN(
                "/v1/licenses/verify",
                "{\"key\":\"LIC-RACE\",\"hwuid\":\"H-%d\"}",
                200,
                "\"status\":\"ACTIVE\"",
                "{\"valid\":false,\"reason\":\"hardware_id_mismatch\",\"status\":\"ACTIVE\"}",
                "{\"valid\":false,\"reason\":\"insufficient_credits\",\"status\":\"ACTIVE\"}");

        private final String path;
        private final String body;
        private final int refusedStatus;
        private final String oneOfFiveDevices;
        private final String tooManyDevices;
        private final String noCredits;

        Door(
                String path,
                String body,
                int refusedStatus,
                String oneOfFiveDevices,
                String tooManyDevices,
                String noCredits) {
            this.path = path;
            this.body = body;
            this.refusedStatus = refusedStatus;
            this.oneOfFiveDevices = oneOfFiveDevices;
            this.tooManyDevices = tooManyDevices;
            this.noCredits = noCredits;
        }

        Answer ask(LiveServer server, int device) {
            return server.client().post(path, body.formatted(device));
        }

        boolean isGranted(Answer answer) {
            return answer.status() == 200 && answer.body().contains("\"valid\":true");
        }

        boolean isRefused(Answer answer, String words) {
            return answer.status() == refusedStatus && answer.body().contains(words);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void ofFortyEightDevicesExactlyFiveGetTheFiveSeats(Door door) {
        License license = server.license(KEY, builder -> builder.limits(Limits.of(-1, 5)));

        List<Answer> answers = Racers.race(RACERS, racer -> door.ask(server, racer));

        assertThat(answers).filteredOn(door::isGranted).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> door.isRefused(answer, door.tooManyDevices))
                .hasSize(RACERS - 5);
        assertThat(server.seats(license).activationCount()).isEqualTo(5);
        assertThat(answers)
                .filteredOn(door::isGranted)
                .allMatch(answer -> answer.body().contains(door.oneOfFiveDevices));
    }

    @ParameterizedTest
    @EnumSource
    void theSameDeviceFortyEightTimesTakesOneSeat(Door door) {
        License license = server.license(KEY, builder -> builder.limits(Limits.of(1, 1)));

        List<Answer> answers = Racers.race(RACERS, racer -> door.ask(server, 0));

        assertThat(answers).allMatch(door::isGranted);
        assertThat(server.seats(license).ipCount()).isEqualTo(1);
        assertThat(server.seats(license).activationCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theLastCreditsAreSpentOnceEach(Door door) {
        License license = server.license(KEY, builder -> builder.kind(LicenseKind.CONSUMPTION));
        server.store(stores -> stores.credits().setTotal(license.id(), 7));

        List<Answer> answers = Racers.race(RACERS, racer -> door.ask(server, racer));

        assertThat(answers).filteredOn(door::isGranted).hasSize(7);
        assertThat(answers)
                .filteredOn(answer -> door.isRefused(answer, door.noCredits))
                .hasSize(RACERS - 7);
        assertThat(server.<Long>ask(stores -> stores.credits().of(license.id()).used()))
                .isEqualTo(7);
    }
}
