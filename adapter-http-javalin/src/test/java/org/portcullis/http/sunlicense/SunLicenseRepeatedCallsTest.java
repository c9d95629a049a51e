package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Racers;

/** Licences that are asked for more than once. */
class SunLicenseRepeatedCallsTest {

    private static final String LICENSES = "/api/v2/licenses";
    private static final String INTENTS = "\"accepted_intents\":[\"LICENSES_READ_WRITE\",\"ALL_READ_WRITE\"]}";

    private final LiveServer server = LiveServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallThatIsSentAgainMakesOneLicense() {
        Answer first = create("repeat-1", "{\"productId\":1}");
        Answer second = create("repeat-1", "{\"productId\":1}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(licenses()).isEqualTo("1");
    }

    @Test
    void ofFortyEightAtOnceOneIsMade() {
        List<Answer> answers = Racers.race(48, racer -> create("repeat-1", "{\"productId\":1}"));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .extracting(answer -> Api.json(answer).get("licenseKey"))
                .containsOnly(Api.json(answers.getFirst()).get("licenseKey"));
        assertThat(licenses()).isEqualTo("1");
    }

    @Test
    void anotherBodyOfThatNameIsRefused() {
        create("repeat-1", "{\"productId\":1}");

        Answer other = create("repeat-1", "{\"productId\":1,\"notes\":\"x\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).isEqualTo("{\"message\":\"Idempotency-Key was used for another request\"," + INTENTS);
        assertThat(licenses()).isEqualTo("1");
    }

    @Test
    void whatIsNoNameIsAWrongField() {
        for (String name : List.of("", "two words", "x".repeat(256))) {
            Answer answer = create(name, "{\"productId\":1}");

            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"Idempotency-Key must be 1 to 255 visible ASCII characters\"," + INTENTS);
        }
        assertThat(licenses()).isEqualTo("0");
    }

    private Answer create(String name, String body) {
        return server.client().post(LICENSES, body, "TOKEN", LiveServer.API_TOKEN, "Idempotency-Key", name);
    }

    private String licenses() {
        return Api.ofOwner(server).get(LICENSES).header("X-Total-Count").orElseThrow();
    }
}
