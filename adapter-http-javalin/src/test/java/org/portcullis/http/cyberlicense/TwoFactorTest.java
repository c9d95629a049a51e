package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.LogLines;
import org.portcullis.testkit.Authenticator;

/** The second factor over real sockets: setting it up, signing in with it in two steps, and switching it off. */
class TwoFactorTest {

    private static final String INVALID_CODE = "{\"success\":false,\"error\":\"Invalid code\"}";
    private static final String OVER = "{\"success\":false,\"error\":\"Invalid or expired challenge\"}";
    private static final String ME = "{\"success\":true,\"user\":{\"_id\":\"000000000000000000000001\","
            + "\"email\":\"account-1@example.com\",\"role\":\"user\"}}";
    private static final String NEW_COOKIE =
            "session-token=pcs_ses_[0-9A-Za-z]{43}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax";

    private final LiveServer server = LiveServer.start();
    private final Client client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    /** An account with a second factor, whoever's browser has that cookie. */
    private record Enrolled(Authenticator authenticator, List<String> recoveryCodes, String cookie) {}

    @Test
    void theSetUpTellsTheSeedInThreeWays() throws Exception {
        String cookie = server.cookieOf(LiveServer.OWNER);

        Answer answer = setUp(cookie);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        String uri = field("otpauthUri", answer);
        assertThat(uri)
                .isEqualTo("otpauth://totp/Portcullis:account-1%40example.com?secret=" + field("secret", answer)
                        + "&issuer=Portcullis&algorithm=SHA1&digits=6&period=30");
        assertThat(scanned(field("qrCode", answer))).isEqualTo(uri);
        assertThat(status(cookie).body()).isEqualTo("{\"success\":true,\"enabled\":false,\"recoveryCodesLeft\":0}");
    }

    @Test
    void aSessionAloneSetsNothingUp() {
        String cookie = server.cookieOf(LiveServer.OWNER);

        assertThat(post("setup", "{}", cookie).body())
                .isEqualTo("{\"success\":false,\"error\":\"password is required\"}");
        assertThat(post("setup", "{}", cookie).status()).isEqualTo(400);
        Answer wrong = post("setup", "{\"password\":\"wrong\"}", cookie);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"success\":false,\"error\":\"Invalid credentials\"}");
    }

    @Test
    void enablingAnswersTenRecoveryCodesAndAnotherCookieAndEndsAllSessions() {
        String others = server.cookieOf(LiveServer.OWNER);
        String cookie = server.cookieOf(LiveServer.OWNER);
        Authenticator authenticator = new Authenticator(field("secret", setUp(cookie)));

        Answer wrong = post("enable", code(authenticator.wrongCode(server.time().instant())), cookie);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(INVALID_CODE);
        assertThat(wrong.header("Set-Cookie")).isEmpty();

        Answer enabled = post("enable", code(shown(authenticator)), cookie);

        assertThat(enabled.status()).isEqualTo(200);
        String one = "\"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\"";
        assertThat(enabled.body())
                .matches("\\{\"success\":true,\"message\":\"Two-factor authentication enabled\",\"recoveryCodes\":\\["
                        + one + "(," + one + "){9}\\]\\}");
        assertThat(enabled.header("Set-Cookie").orElseThrow()).matches(NEW_COOKIE);
        for (String before : List.of(others, cookie)) {
            assertThat(me(before).status()).isEqualTo(401);
        }
        assertThat(status(cookieOf(enabled)).body())
                .isEqualTo("{\"success\":true,\"enabled\":true,\"recoveryCodesLeft\":10}");
    }

    @Test
    void whatDoesNotGoWithWhatThereIsIsAConflict() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        assertConflict(post("enable", code("123456"), cookie), "Two-factor authentication is not set up");
        assertConflict(post("disable", code("123456"), cookie), "Two-factor authentication is not enabled");
        Enrolled enrolled = enroll(LiveServer.OWNER);

        assertConflict(setUp(enrolled.cookie()), "Two-factor authentication is already enabled");
        assertConflict(
                post("enable", code("123456"), enrolled.cookie()), "Two-factor authentication is already enabled");
    }

    @Test
    void aSignInTakesTwoSteps() {
        Enrolled enrolled = enroll(LiveServer.OWNER);

        Answer first = login("");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body())
                .matches("\\{\"success\":true,\"twoFactorRequired\":true,"
                        + "\"challenge\":\"pcs_cha_[0-9A-Za-z]{43}\",\"expiresIn\":300\\}");
        assertThat(first.header("Set-Cookie")).isEmpty();

        String digits = shown(enrolled.authenticator());
        Answer second = verify(field("challenge", first), digits.substring(0, 3) + " " + digits.substring(3));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(ME);
        assertThat(second.header("Set-Cookie").orElseThrow()).matches(NEW_COOKIE);
        assertThat(me(cookieOf(second)).body()).isEqualTo(ME);
    }

    @Test
    void aCodeAndAChallengeWorkOnce() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        String challenge = field("challenge", login(""));
        String used = shown(enrolled.authenticator());
        assertThat(verify(challenge, used).status()).isEqualTo(200);

        Answer sameCode = verify(field("challenge", login("")), used);
        assertThat(sameCode.status()).isEqualTo(401);
        assertThat(sameCode.body()).isEqualTo(INVALID_CODE);
        assertThat(sameCode.header("Set-Cookie")).isEmpty();
        server.time().advance(Duration.ofSeconds(30));
        Answer sameChallenge = verify(challenge, shown(enrolled.authenticator()));
        assertThat(sameChallenge.status()).isEqualTo(401);
        assertThat(sameChallenge.body()).isEqualTo(OVER);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsSpelt() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        String code = enrolled.recoveryCodes().getFirst();
        String odd = " " + code.toLowerCase(Locale.ROOT).replace('-', ' ') + " ";

        Answer answer = verify(field("challenge", login("")), odd);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(status(cookieOf(answer)).body()).contains("\"recoveryCodesLeft\":9");
        assertThat(verify(field("challenge", login("")), code).body()).isEqualTo(INVALID_CODE);
    }

    @Test
    void aChallengeIsOverAfterFiveMinutes() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        String challenge = field("challenge", login(""));
        server.time().advance(Duration.ofMinutes(5));

        assertThat(verify(challenge, shown(enrolled.authenticator())).body()).isEqualTo(OVER);
    }

    @Test
    void theCodeMayComeWithThePassword() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        String wrong = enrolled.authenticator().wrongCode(server.time().instant());

        assertThat(login(",\"code\":\"" + wrong + "\"").body()).isEqualTo(INVALID_CODE);
        Answer right = login(",\"code\":\"" + shown(enrolled.authenticator()) + "\"");

        assertThat(right.body()).isEqualTo(ME);
        assertThat(right.header("Set-Cookie")).isPresent();
    }

    @Test
    void aWrongPasswordTellsNothingOfASecondFactor() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        String right = shown(enrolled.authenticator());

        for (String more : List.of("", ",\"code\":\"" + right + "\"", ",\"code\":\"000000\"")) {
            Answer answer = client.post(
                    "/api/auth/login",
                    "{\"email\":\"%s\",\"password\":\"wrong\"%s}".formatted(server.emailOf(LiveServer.OWNER), more));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"Invalid credentials\"}");
        }
        assertThat(verify(field("challenge", login("")), right).status()).isEqualTo(200);
    }

    @Test
    void guessesOverTheLimitAreToldWhenToComeAgain() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        server.time().advance(Duration.ofMinutes(1));
        String wrong = enrolled.authenticator().wrongCode(server.time().instant());
        String first = field("challenge", login(""));
        String second = field("challenge", login(""));
        String third = field("challenge", login(""));
        for (int i = 0; i < 10; i++) {
            assertThat(verify(i < 5 ? first : second, wrong).body()).isEqualTo(INVALID_CODE);
        }

        Answer refused = verify(third, shown(enrolled.authenticator()));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"success\":false,\"error\":\"Too many requests\"}");
        assertThat(refused.header("Retry-After")).hasValue("6");
        server.time().advance(Duration.ofSeconds(6));
        assertThat(verify(third, shown(enrolled.authenticator())).status()).isEqualTo(200);
    }

    @Test
    void itIsSwitchedOffByARecoveryCodeAndTheCookieIsAnother() {
        Enrolled enrolled = enroll(LiveServer.OWNER);
        assertThat(post("disable", code("000000"), enrolled.cookie()).body()).isEqualTo(INVALID_CODE);

        Answer disabled = post("disable", code(enrolled.recoveryCodes().getLast()), enrolled.cookie());

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.body()).isEqualTo("{\"success\":true,\"message\":\"Two-factor authentication disabled\"}");
        assertThat(disabled.header("Set-Cookie").orElseThrow()).matches(NEW_COOKIE);
        assertThat(me(enrolled.cookie()).status()).isEqualTo(401);
        assertThat(me(cookieOf(disabled)).status()).isEqualTo(200);
        assertThat(login("").body()).isEqualTo(ME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify | {} | challenge is required; code is required",
                "verify | {\"challenge\":\"x\",\"code\":123456} | code must be text",
                "verify | {\"challenge\":\"x\",\"code\":\"12\\u00003456\"} | code must not contain control characters",
                "enable | {} | code is required",
                "enable | {\"code\":\"  \"} | code is required",
                "disable | [] | Body must be a JSON object",
                "setup | {\"password\":\"\"} | password is required",
                "setup | {\"password\":7} | password must be text",
            })
    void aBadBodyIsToldSo(String path, String body, String words) {
        Answer answer = post(path, body, server.cookieOf(LiveServer.OWNER));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"" + words + "\"}");
    }

    @Test
    void onlyWhoIsSignedInAndOnNoOtherSitesPageSwitchesIt() {
        String cookie = server.cookieOf(LiveServer.OWNER);
        for (String path : List.of("setup", "enable", "disable")) {
            assertThat(client.post("/api/2fa/" + path, "{}").status()).isEqualTo(401);
            assertThat(client.post("/api/2fa/" + path, "{}", "Cookie", cookie, "Origin", "https://evil.example")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(client.call("GET", "/api/2fa/status").status()).isEqualTo(401);
        assertThat(client.post("/api/2fa/verify", "{}", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(client.call("GET", "/api/2fa/verify").status()).isEqualTo(405);
    }

    @Test
    void theAuditLogTellsOfItInTheDocumentsWordsAndNothingSecretIsLogged() {
        try (LogLines log = new LogLines()) {
            Enrolled enrolled = enroll(LiveServer.OWNER);
            String challenge = field("challenge", login(""));
            Answer in = verify(challenge, enrolled.recoveryCodes().getFirst());
            post("disable", code(shown(enrolled.authenticator())), cookieOf(in));

            String audited = client.call("GET", "/api/audit", "Cookie", server.cookieOf(LiveServer.ADMIN))
                    .body();

            assertThat(audited)
                    .contains(
                            "\"action\":\"activate\",\"resourceType\":\"admin\"",
                            "\"secondFactor\":\"enabled\"",
                            "\"reason\":\"second factor demanded\"",
                            "\"secondFactor\":\"recovery code\"",
                            "\"action\":\"revoke\",\"resourceType\":\"admin\"",
                            "\"secondFactor\":\"disabled by authenticator\"");
            for (String shown : List.of(audited, String.join("\n", log.lines()))) {
                assertThat(shown)
                        .doesNotContain(enrolled.authenticator().written(), challenge, "pcs_cha_")
                        .doesNotContain(enrolled.recoveryCodes().toArray(String[]::new));
            }
        }
    }

    private Enrolled enroll(AccountId account) {
        String cookie = server.cookieOf(account);
        Authenticator authenticator = new Authenticator(field("secret", setUp(cookie)));
        // Of the step before, so that the one that is shown now is still good.
        String earlier = authenticator.code(server.time().instant().minusSeconds(30));
        Answer enabled = post("enable", code(earlier), cookie);
        List<String> codes = Pattern.compile("\"((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})\"")
                .matcher(enabled.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        return new Enrolled(authenticator, codes, cookieOf(enabled));
    }

    private String shown(Authenticator authenticator) {
        return authenticator.code(server.time().instant());
    }

    private Answer setUp(String cookie) {
        return post("setup", "{\"password\":\"" + LiveServer.PASSWORD + "\"}", cookie);
    }

    private Answer login(String more) {
        return client.post(
                "/api/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\"%s}"
                        .formatted(server.emailOf(LiveServer.OWNER), LiveServer.PASSWORD, more));
    }

    private Answer verify(String challenge, String code) {
        return client.post("/api/2fa/verify", "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code));
    }

    private Answer post(String path, String body, String cookie) {
        return client.post("/api/2fa/" + path, body, "Cookie", cookie);
    }

    private Answer status(String cookie) {
        return client.call("GET", "/api/2fa/status", "Cookie", cookie);
    }

    private Answer me(String cookie) {
        return client.call("GET", "/api/auth/me", "Cookie", cookie);
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static void assertConflict(Answer answer, String words) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"" + words + "\"}");
    }

    private static String cookieOf(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String field(String name, Answer answer) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!field.find()) {
            throw new AssertionError("no " + name + " in " + answer.body());
        }
        return field.group(1);
    }

    /** What somebody's camera reads from the picture in a data URI. */
    private static String scanned(String dataUri) throws IOException, ReaderException {
        assertThat(dataUri).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource light = new RGBLuminanceSource(width, image.getHeight(), pixels);
        // Looked for as in a photograph, the library misses one code in some 300 for good: patterns that look like
        // corners.
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
