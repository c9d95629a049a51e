package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.http.Client.Answer;
import org.portcullis.testkit.Racers;

/** Clients that all come at once. */
class RacesTest {

    private static final String VALIDATE = "/api/license/validate";
    private static final int RACERS = 48;

    @Test
    void ofFortyEightDevicesExactlyFiveGetTheFiveSeats() {
        try (LiveServer server = LiveServer.start()) {
            License license = server.license("LIC-RACE", builder -> builder.limits(Limits.of(-1, 5)));

            List<Answer> answers = race(server, "{\"key\":\"LIC-RACE\",\"hwid\":\"H-%d\"}");

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .hasSize(RACERS - 5)
                    .allMatch(answer -> answer.body().contains("HWID limit exceeded"));
            assertThat(server.seats(license).activationCount()).isEqualTo(5);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 200)
                    .allMatch(answer -> answer.body().contains("\"hwidLimit\":5"));
        }
    }

    @Test
    void theSameDeviceFortyEightTimesTakesOneSeat() {
        try (LiveServer server = LiveServer.start()) {
            License license = server.license("LIC-RACE", builder -> builder.limits(Limits.of(1, 1)));

            List<Answer> answers = race(server, "{\"key\":\"LIC-RACE\",\"ip\":\"192.0.2.1\",\"hwid\":\"H\"}");

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(server.seats(license).ipCount()).isEqualTo(1);
            assertThat(server.seats(license).activationCount()).isEqualTo(1);
        }
    }

    private static List<Answer> race(LiveServer server, String body) {
        return Racers.race(RACERS, racer -> server.client().post(VALIDATE, body.formatted(racer)));
    }
}
