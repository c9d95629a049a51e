package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.mail.Letter;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Asking for a letter, and setting a password with what it says, over real sockets. */
class ForgottenPasswordTest {

    private static final String FORGOT = "/api/auth/password/forgot";

    private final LiveServer server = LiveServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoForgotSignsInAgainByTheLetter() {
        String email = server.emailOf(LiveServer.OWNER);

        Answer asked = ask(email);
        Letter letter = server.letter();

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body())
                .isEqualTo("{\"success\":true,"
                        + "\"message\":\"If there is an account of that address, a letter is on its way to it\"}");
        assertThat(letter.to()).isEqualTo(email);
        Matcher token = Pattern.compile("pcs_rst_\\w{43}").matcher(letter.text());
        assertThat(token.find()).isTrue();
        Answer reset = post(
                "/api/auth/password/reset",
                "{\"token\":\"%s\",\"newPassword\":\"another fine 1\"}".formatted(token.group()));
        assertThat(reset.status()).isEqualTo(200);
        assertThat(post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"another fine 1\"}".formatted(email))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsNamedIsAnsweredAlike() {
        Answer known = ask(server.emailOf(LiveServer.OWNER));

        for (String email : List.of("nobody@example.com", "no address", "a@b\\r\\nBcc: c@d")) {
            Answer unknown = ask(email.contains("Bcc") ? "x".repeat(200) + "@example.com" : email);
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.body()).isEqualTo(known.body());
        }
    }

    @Test
    void badInputIsNamed() {
        assertThat(post(FORGOT, "{}").body()).isEqualTo("{\"success\":false,\"error\":\"email is required\"}");
        assertThat(post(FORGOT, "{\"email\":7}").body())
                .isEqualTo("{\"success\":false,\"error\":\"email must be text\"}");
        Answer broken = post(FORGOT, "{\"email\":\"a@b\\r\\nBcc: c@d\"}");
        assertThat(broken.status()).isEqualTo(400);
    }

    @Test
    void tooManyAreToldWhenToComeBack() {
        for (int asked = 0; asked < 10; asked++) {
            ask("someone-" + asked + "@example.com");
        }

        Answer answer = ask("one-more@example.com");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isPresent();
        server.time().advance(Duration.ofMinutes(1));
        assertThat(ask("one-more@example.com").status()).isEqualTo(200);
    }

    private Answer ask(String email) {
        return post(FORGOT, "{\"email\":\"%s\"}".formatted(email));
    }

    private Answer post(String path, String body) {
        return server.client().post(path, body);
    }
}
