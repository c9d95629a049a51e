package org.portcullis.http.licensechain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;

/** Tokens that a program verifies by the server's public keys, as it would. */
class OfflineTokensTest {

    private static final String KEY = "LC-VERIFY-000001";
    private static final String BODY = "{\"key\":\"" + KEY + "\",\"hwuid\":\" H-1 \",\"token\":true}";

    private final LiveServer server = LiveServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTokenSaysWhichLicenseMayRunWhereAndIsSigned() throws GeneralSecurityException {
        License license = server.license(KEY, builder -> builder.plan(LicensePlan.PRO));
        String app = server.ask(stores -> stores.products()
                        .find(LiveServer.PRODUCT, new Scope.Everything())
                        .orElseThrow())
                .uuid()
                .toString();

        Answer answer = verify();

        String token = Users.field("license_token", answer);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Users.field("license_token_expires_at", answer)).isEqualTo("2026-01-15T13:00:00Z");
        assertThat(Users.field("license_jwks_uri", answer))
                .startsWith("http://127.0.0.1:")
                .endsWith("/v1/licenses/jwks");
        assertThat(isSigned(token)).isTrue();
        assertThat(part(token, 0)).contains("\"alg\":\"RS256\"", "\"typ\":\"JWT\"", "\"kid\":\"");
        String claims = part(token, 1);
        long now = Fixtures.NOW.getEpochSecond();
        assertThat(claims)
                .contains("\"aud\":\"" + app + "\"")
                .contains("\"sub\":\"" + license.uuid() + "\"")
                .contains("\"token_use\":\"licensechain_license_v1\"", "\"lc_vt\":\"advanced\"")
                .contains("\"iat\":" + now, "\"exp\":" + (now + 3_600), "\"jti\":\"")
                .contains("\"lc_hwid_sha256\":\"" + sha256("H-1") + "\"")
                .doesNotContain(KEY);
    }

    @Test
    void aTokenThatWasTamperedWithIsNotSigned() throws GeneralSecurityException {
        server.license(KEY, builder -> builder);
        String[] parts = Users.field("license_token", verify()).split("\\.");
        String forged = part(String.join(".", parts), 1).replace("basic", "enterprise");

        assertThat(isSigned(
                        parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(UTF_8))
                                + "." + parts[2]))
                .isFalse();
    }

    @Test
    void thePlanTellsHowLongATokenLivesAndTheLicenseHowLongAtMost() {
        Map.of(
                        LicensePlan.FREE, Duration.ofMinutes(15),
                        LicensePlan.PRO, Duration.ofHours(1),
                        LicensePlan.BUSINESS, Duration.ofHours(24),
                        LicensePlan.ENTERPRISE, Duration.ofHours(24))
                .forEach((plan, life) -> assertThat(endOf("LC-PLAN00-" + plan, plan, Optional.empty()))
                        .isEqualTo(Fixtures.NOW.plus(life)));
        assertThat(endOf("LC-ENDING-000001", LicensePlan.ENTERPRISE, Optional.of(Fixtures.NOW.plusMillis(90_999))))
                .isEqualTo(Fixtures.NOW.plusSeconds(90));
    }

    @Test
    void noTokenIsIssuedUnlessAskedForAndGranted() {
        License license = server.license(KEY, builder -> builder);

        for (String body : new String[] {
            BODY.replace(",\"token\":true", ""), BODY.replace("true", "false"), BODY.replace("true", "null")
        }) {
            assertThat(server.client().post("/v1/licenses/verify", body).body())
                    .contains("\"valid\":true")
                    .doesNotContain("license_");
        }
        server.engine()
                .licenses()
                .change(
                        new org.portcullis.core.access.Caller.SignedIn(
                                LiveServer.OWNER, org.portcullis.core.access.Role.USER, Fixtures.origin()),
                        license.id(),
                        org.portcullis.core.license.LicensePatch.changes()
                                .standing(org.portcullis.core.license.Patch.to(Standing.REVOKED))
                                .build(),
                        java.util.OptionalLong.empty());
        assertThat(verify().body()).contains("License revoked").doesNotContain("license_");
    }

    @Test
    void aLicensesTokenSignsNobodyInAndAUsersTokenIsNoLicenses() {
        server.license(KEY, builder -> builder);
        Users users = new Users(server);

        assertThat(users.me(Users.field("license_token", verify())).status()).isEqualTo(401);
        assertThat(part(users.signIn(LiveServer.OWNER).access(), 1)).doesNotContain("token_use");
    }

    private Instant endOf(String key, LicensePlan plan, Optional<Instant> end) {
        server.license(key, builder -> builder.plan(plan).term(Term.of(Optional.empty(), end)));
        Answer answer = server.client().post("/v1/licenses/verify", BODY.replace(KEY, key));
        return Instant.parse(Users.field("license_token_expires_at", answer));
    }

    private Answer verify() {
        return server.client().post("/v1/licenses/verify", BODY);
    }

    private boolean isSigned(String token) throws GeneralSecurityException {
        Answer keys = server.client().call("GET", "/v1/licenses/jwks");
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(Users.field("n", keys)), number(Users.field("e", keys))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), UTF_8);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
