package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.access.IssuedToken;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.access.TokenClaims;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.core.access.TokenVerdict.Flaw;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.SigningKeySource;
import org.portcullis.ports.out.SigningKeys;

/** What signed tokens promise, whatever their form. */
public abstract class SignedTokensContract {

    private static final Instant NOW = Fixtures.NOW.plusMillis(345);
    private static final Instant SECOND = NOW.truncatedTo(ChronoUnit.SECONDS);
    private static final UUID ACCOUNT = UUID.fromString("0197b2a0-1111-7000-8000-000000000001");
    private static final UUID SESSION = UUID.fromString("0197b2a0-2222-7000-8000-000000000002");
    private static final String ISSUER = "https://licenses.example.com";
    private static final String AUDIENCE = "portcullis";

    /** Opens the tokens of a server that has these keys. */
    @FunctionalInterface
    public interface Opener {
        /** The tokens of this server, for this audience. */
        SignedTokens open(SigningKeys keys, String issuer, String audience);
    }

    private final SigningKeySource source;
    private final Opener server;
    private final RotatingKeys keys = new RotatingKeys();
    private final SigningKey first;
    private final SignedTokens tokens;

    protected SignedTokensContract(SigningKeySource source, Opener server) {
        this.source = source;
        this.server = server;
        this.first = source.next(NOW);
        keys.add(first);
        this.tokens = server.open(keys, ISSUER, AUDIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenSaysWhatItWasIssuedFor(TokenUse use) {
        IssuedToken token = tokens.issue(ACCOUNT, SESSION, use, NOW);

        TokenClaims claims = token.claims();
        assertThat(claims)
                .isEqualTo(new TokenClaims(claims.id(), ACCOUNT, SESSION, use, SECOND, SECOND.plus(use.life())));
        assertThat(tokens.verify(token.text(), use, NOW)).isEqualTo(new TokenVerdict.Valid(claims));
    }

    @Test
    void noTwoTokensHaveTheSameId() {
        assertThat(issue().claims().id()).isNotEqualTo(issue().claims().id());
    }

    @Test
    void aTokenIsValidUntilItExpiresAndHalfAMinuteMore() {
        String token = issue().text();
        Instant end = SECOND.plus(Duration.ofHours(1)).plusSeconds(30);

        assertThat(verify(token, end.minusMillis(1))).isInstanceOf(TokenVerdict.Valid.class);
        assertThat(verify(token, end)).isEqualTo(refused(Flaw.EXPIRED));
    }

    @Test
    void aTokenFromTheFutureIsNotYetValidUnlessClocksMayDifferSoMuch() {
        String token = issue().text();

        assertThat(verify(token, SECOND.minusSeconds(30))).isInstanceOf(TokenVerdict.Valid.class);
        assertThat(verify(token, SECOND.minusSeconds(31))).isEqualTo(refused(Flaw.NOT_YET_VALID));
    }

    @Test
    void aTokenForOneUseIsNotAcceptedForAnother() {
        String half =
                tokens.issue(ACCOUNT, SESSION, TokenUse.SECOND_FACTOR, NOW).text();

        assertThat(verify(half, NOW)).isEqualTo(refused(Flaw.OTHER_USE));
        assertThat(tokens.verify(issue().text(), TokenUse.SECOND_FACTOR, NOW)).isEqualTo(refused(Flaw.OTHER_USE));
    }

    @Test
    void aTokenOfAnotherServerOrForAnotherAudienceIsNotAcceptedEvenIfTheKeysAreTheSame() {
        String foreign = server.open(keys, "https://other.example.com", AUDIENCE)
                .issue(ACCOUNT, SESSION, TokenUse.ACCESS, NOW)
                .text();
        String elsewhere = server.open(keys, ISSUER, "somebody else")
                .issue(ACCOUNT, SESSION, TokenUse.ACCESS, NOW)
                .text();

        assertThat(verify(foreign, NOW)).isEqualTo(refused(Flaw.OTHER_ISSUER));
        assertThat(verify(elsewhere, NOW)).isEqualTo(refused(Flaw.OTHER_AUDIENCE));
    }

    @Test
    void aTokenOfAKeyThatIsNotOursIsNotAccepted() {
        RotatingKeys others = new RotatingKeys();
        others.add(source.next(NOW));
        String token = server.open(others, ISSUER, AUDIENCE)
                .issue(ACCOUNT, SESSION, TokenUse.ACCESS, NOW)
                .text();

        assertThat(verify(token, NOW)).isEqualTo(refused(Flaw.UNKNOWN_KEY));
    }

    @Test
    void aKeyOfTheSameNameThatIsNotOursIsNotBelieved() {
        RotatingKeys others = new RotatingKeys();
        SigningKey other = source.next(NOW);
        others.add(new SigningKey(first.id(), NOW, first.retiredAt(), other.pkcs8()));
        String token = server.open(others, ISSUER, AUDIENCE)
                .issue(ACCOUNT, SESSION, TokenUse.ACCESS, NOW)
                .text();

        assertThat(verify(token, NOW)).isEqualTo(refused(Flaw.BAD_SIGNATURE));
    }

    @Test
    void theNewestKeySignsAndTokensOfTheOldOneStayValidUntilTheyExpire() {
        String old = issue().text();
        SigningKey second = source.next(NOW);
        keys.add(second);
        keys.retire(first.id(), NOW);
        String fresh = issue().text();

        assertThat(verify(old, NOW)).isInstanceOf(TokenVerdict.Valid.class);
        assertThat(verify(fresh, NOW)).isInstanceOf(TokenVerdict.Valid.class);
        assertThat(tokens.publicKeys(NOW)).contains(first.id(), second.id());

        keys.remove(first.id());
        assertThat(verify(old, NOW)).isEqualTo(refused(Flaw.UNKNOWN_KEY));
        assertThat(verify(fresh, NOW)).isInstanceOf(TokenVerdict.Valid.class);
    }

    @Test
    void aRetiredKeyIsForgottenWhenItsTokensHaveExpired() {
        SigningKey second = source.next(NOW);
        keys.add(second);
        keys.retire(first.id(), NOW);

        assertThat(tokens.publicKeys(NOW.plus(Duration.ofHours(25))))
                .contains(second.id())
                .doesNotContain(first.id());
    }

    @Test
    void withoutAKeyThatSignsNothingIsIssued() {
        keys.retire(first.id(), NOW);

        assertThatIllegalStateException().isThrownBy(this::issue);
    }

    @Test
    void whereverATokenIsCutOffOrChangedItIsRefused() {
        String token = issue().text();

        for (int i = 0; i < token.length() - 1; i += 7) {
            String other = token.charAt(i) == 'A' ? "B" : "A";
            assertThat(verify(token.substring(0, i), NOW)).isInstanceOf(TokenVerdict.Refused.class);
            assertThat(verify(token.substring(0, i) + other + token.substring(i + 1), NOW))
                    .isInstanceOf(TokenVerdict.Refused.class);
        }
    }

    @Test
    void noTextMakesVerifyingThrow() {
        List<String> shortTexts =
                List.of("", " ", "\n", ".", "..", "...", "a.b.c", "e30.e30.e30", "e30.e30.", "bnVsbA.bnVsbA.AA");
        List<String> longTexts = List.of(
                "A".repeat(16_384),
                ".".repeat(16_384),
                "\u0000".repeat(16_384),
                "\uD83D".repeat(16_384),
                "eyJhbGciOiJSUzI1NiJ9." + "A".repeat(16_384) + ".AA");

        assertThat(Stream.concat(shortTexts.stream(), longTexts.stream()))
                .allSatisfy(text -> assertThat(verify(text, NOW)).isEqualTo(refused(Flaw.MALFORMED)));
    }

    private IssuedToken issue() {
        return tokens.issue(ACCOUNT, SESSION, TokenUse.ACCESS, NOW);
    }

    private TokenVerdict verify(String text, Instant now) {
        return tokens.verify(text, TokenUse.ACCESS, now);
    }

    private static TokenVerdict refused(Flaw flaw) {
        return new TokenVerdict.Refused(flaw);
    }
}
