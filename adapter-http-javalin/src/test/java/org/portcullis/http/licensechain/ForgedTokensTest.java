package org.portcullis.http.licensechain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.licensechain.Users.Tokens;

/** What attackers send for a token. The one that all others are made from is accepted, so that each is refused for what it is. */
class ForgedTokensTest {

    private static final SigningKey KEY = LiveServer.KEYS.newestFirst().getFirst();

    private final LiveServer server = LiveServer.start();
    private final Users users = new Users(server);
    private final Tokens real = users.signIn(LiveServer.OWNER);
    private final Claims claims = claims();

    /** What a token says. */
    private record Claims(
            String issuer, String account, String session, String use, Instant issuedAt, Instant expiresAt) {

        String json() {
            return """
                    {"iss":"%s","aud":"%s","sub":"%s","sid":"%s","jti":"%s","use":"%s","iat":%d,"exp":%d}
                    """.formatted(
                    issuer,
                    LiveServer.AUDIENCE,
                    account,
                    session,
                    new UUID(0, 9),
                    use,
                    issuedAt.getEpochSecond(),
                    expiresAt.getEpochSecond()).strip();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTokenThatTheOthersAreForgedFromIsAccepted() throws Exception {
        assertThat(users.me(signed(header("RS256", "at+jwt"), claims, ours())).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", ""})
    void aTokenWithoutASignatureIsRefused(String algorithm) {
        String unsigned = base64(header(algorithm, "at+jwt")) + "." + base64(claims.json()) + ".";

        assertRefused(unsigned);
        assertRefused(unsigned + "AAAA");
        assertRefused(unsigned.substring(0, unsigned.length() - 1));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
        RSAPrivateCrtKey ours = (RSAPrivateCrtKey) ours();
        byte[] publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(ours.getModulus(), ours.getPublicExponent()))
                .getEncoded();
        String text = base64(header("HS256", "at+jwt")) + "." + base64(claims.json());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));

        assertRefused(text + "." + base64(mac.doFinal(text.getBytes(UTF_8))));
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey theirs = generator.generateKeyPair().getPrivate();

        assertRefused(signed(header("RS256", "at+jwt"), claims, theirs));
        assertRefused(signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"theirs\"}", claims, theirs));
    }

    @Test
    void anExpiredTokenAndOneFromTheFutureAreRefused() throws Exception {
        Instant now = server.time().instant();

        assertRefused(signed(with(now.minusSeconds(3_640), now.minusSeconds(40))));
        assertRefused(signed(with(now.plusSeconds(40), now.plusSeconds(3_640))));
        assertThat(users.me(signed(with(now.plusSeconds(20), now.plusSeconds(3_620))))
                        .status())
                .as("as far as clocks may be apart")
                .isEqualTo(200);
    }

    @Test
    void aTokenOfAnAccountOrASessionThatIsNotThereIsRefused() throws Exception {
        String nobody = new UUID(1, 1).toString();

        assertRefused(signed(
                new Claims(claims.issuer, nobody, claims.session, claims.use, claims.issuedAt, claims.expiresAt)));
        assertRefused(signed(
                new Claims(claims.issuer, claims.account, nobody, claims.use, claims.issuedAt, claims.expiresAt)));
    }

    @Test
    void aTokenOfOneAccountWithAnothersSessionIsRefused() throws Exception {
        String other = server.ask(stores -> stores.accounts().find(LiveServer.POOR))
                .orElseThrow()
                .uuid()
                .toString();

        assertRefused(signed(
                new Claims(claims.issuer, other, claims.session, claims.use, claims.issuedAt, claims.expiresAt)));
    }

    @Test
    void aTokenOfABrowsersSessionIsRefused() throws Exception {
        server.cookieOf(LiveServer.OWNER);
        String browsers = sessionOf(LiveServer.OWNER, SignInSession.Kind.BROWSER);

        assertRefused(signed(
                new Claims(claims.issuer, claims.account, browsers, claims.use, claims.issuedAt, claims.expiresAt)));
    }

    @Test
    void aTokenOfAnotherInstanceIsRefused() throws Exception {
        assertRefused(signed(new Claims(
                "urn:uuid:0197b2a0-0000-7000-8000-000000000002",
                claims.account,
                claims.session,
                claims.use,
                claims.issuedAt,
                claims.expiresAt)));
    }

    @Test
    void halfASignInIsNoSignIn() throws Exception {
        Claims half = new Claims(
                claims.issuer, claims.account, claims.session, "second-factor", claims.issuedAt, claims.expiresAt);

        assertRefused(signed(header("RS256", "second-factor+jwt"), half, ours()));
        assertRefused(signed(header("RS256", "at+jwt"), half, ours()));
        assertRefused(signed(header("RS256", "second-factor+jwt"), claims, ours()));
    }

    @Test
    void aTokenThatTellsWhichKeyToTrustIsRefused() throws Exception {
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\",\"jku\":\"https://evil.example/jwks\"}"
                .formatted(KEY.id());

        assertRefused(signed(header, claims, ours()));
    }

    @Test
    void aChangedTokenIsRefused() {
        String access = real.access();
        int payload = access.indexOf('.') + 10;

        assertRefused(access.substring(0, payload)
                + (access.charAt(payload) == 'A' ? 'B' : 'A')
                + access.substring(payload + 1));
    }

    @Test
    void otherCredentialsAreNoTokens() {
        assertRefused(real.refresh());
        assertRefused(LiveServer.API_TOKEN);
        assertRefused("");
        assertRefused("\u00FC");
        for (String header : new String[] {real.access(), "Basic " + real.access(), "Bearer", "Bearer a b"}) {
            assertThat(users.client()
                            .call("GET", "/v1/auth/me", "Authorization", header)
                            .body())
                    .isEqualTo(Users.UNAUTHORIZED);
        }
    }

    @Test
    void aHeaderOf16KilobytesIsRefusedInTheDialectsShape() {
        Answer answer = users.me("A".repeat(16_384));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).matches("\\{\"error\":\".+\",\"message\":\".+\",\"code\":\"HEADERS_TOO_LARGE\"\\}");
        assertRefused("A".repeat(6_000));
    }

    private void assertRefused(String token) {
        Answer answer = users.me(token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(Users.UNAUTHORIZED);
    }

    private Claims claims() {
        String account = server.ask(stores -> stores.accounts().find(LiveServer.OWNER))
                .orElseThrow()
                .uuid()
                .toString();
        Instant now = server.time().instant();
        return new Claims(
                LiveServer.ISSUER,
                account,
                sessionOf(LiveServer.OWNER, SignInSession.Kind.PROGRAM),
                "access",
                now,
                now.plusSeconds(3_600));
    }

    private Claims with(Instant issuedAt, Instant expiresAt) {
        return new Claims(claims.issuer, claims.account, claims.session, claims.use, issuedAt, expiresAt);
    }

    private String sessionOf(AccountId account, SignInSession.Kind kind) {
        var page = org.portcullis.ports.query.PageRequest.first(10);
        var scope = new org.portcullis.core.access.Scope.OwnedBy(account);
        return server
                .ask(stores ->
                        stores.signInSessions().listOpen(scope, server.time().instant(), page))
                .items()
                .stream()
                .filter(session -> session.kind() == kind)
                .findFirst()
                .orElseThrow()
                .uuid()
                .toString();
    }

    private static String header(String algorithm, String type) {
        return "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, type, KEY.id());
    }

    private static String signed(Claims claims) throws Exception {
        return signed(header("RS256", "at+jwt"), claims, ours());
    }

    private static String signed(String header, Claims claims, PrivateKey key) throws Exception {
        String text = base64(header) + "." + base64(claims.json());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(UTF_8));
        return text + "." + base64(signature.sign());
    }

    private static PrivateKey ours() throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(KEY.pkcs8().bytes()));
    }

    private static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
