package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.MasterKey;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RsaKeySource;
import org.portcullis.access.TokenSettings;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.IssuedToken;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.TokenUse;
import org.portcullis.core.access.TokenVerdict;
import org.portcullis.core.access.TokenVerdict.Flaw;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.SigningKeyRotation;
import org.portcullis.ports.in.SigningKeyStatus;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.ports.out.Seals;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Racers;

/** One signing key after another: which signs, which are still believed, and who may see to them. */
class SigningKeysTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MemoryEngine engine = MemoryEngine.open();
    private final Seals seals = new AesGcmSeals(MasterKey.random());
    private final AtomicInteger made = new AtomicInteger();
    private final AdministerSigningKeys keys = new AdministerSigningKeys(
            engine.persistence.transactions(),
            seals,
            signsFrom -> {
                made.incrementAndGet();
                return new RsaKeySource().next(signsFrom);
            },
            new Journal(new CountingIdentifiers()),
            engine.time);
    private final NimbusTokens tokens = new NimbusTokens(
            new TokenSettings("urn:example:node", "portcullis"),
            new OpenSigningKeys(engine.persistence.transactions(), seals),
            new CountingIdentifiers());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theFirstKeyIsMadeOnceAndSignsAtOnce() {
        keys.ensureFirst();
        keys.ensureFirst();

        assertThat(made).hasValue(1);
        assertThat(keys.list(engine.admin)).singleElement().returns(true, SigningKeyStatus::signs);
        assertThat(verdictOn(issue())).isInstanceOf(TokenVerdict.Valid.class);
    }

    @Test
    void nodesThatStartAtOnceComeToOneFirstKey() {
        Racers.race(4, racer -> {
            keys.ensureFirst();
            return true;
        });

        assertThat(keys.list(engine.admin)).hasSize(1);
    }

    @Test
    void theNextKeySignsInAMinuteAndTheOldOneIsBelievedUntilItsTokensExpire() {
        keys.ensureFirst();
        IssuedToken old = issue();
        SigningKeyStatus next = keys.rotate(engine.admin, SigningKeyRotation.SOON);

        assertThat(next.signs()).isFalse();
        assertThat(tokens.publicKeys(engine.time.instant())).contains(next.id());
        pass(MINUTE.minusMillis(1));
        assertThat(keyOf(issue())).isEqualTo(keyOf(old));

        pass(Duration.ofMillis(1));
        IssuedToken lastOfOld = old;
        assertThat(keyOf(issue())).isEqualTo(next.id());
        assertThat(verdictOn(lastOfOld)).isInstanceOf(TokenVerdict.Valid.class);
        assertThat(keys.list(engine.admin)).extracting(SigningKeyStatus::signs).containsExactly(true, false);

        pass(TokenUse.LONGEST_LIFE.plus(TokenUse.SKEW));
        assertThat(keys.list(engine.admin)).extracting(SigningKeyStatus::id).containsExactly(next.id());
    }

    @Test
    void aKeyThatIsNeededNowSignsAtOnce() {
        keys.ensureFirst();
        IssuedToken old = issue();

        SigningKeyStatus next = keys.rotate(engine.admin, SigningKeyRotation.NOW);

        assertThat(keyOf(issue())).isEqualTo(next.id());
        assertThat(verdictOn(old)).isInstanceOf(TokenVerdict.Valid.class);
    }

    @Test
    void whatACompromisedKeySignedIsBelievedNoMore() {
        keys.ensureFirst();
        keys.rotate(engine.admin, SigningKeyRotation.NOW);
        IssuedToken stolen = issue();

        SigningKeyStatus next = keys.rotate(engine.admin, SigningKeyRotation.COMPROMISED);

        assertThat(verdictOn(stolen)).isEqualTo(new TokenVerdict.Refused(Flaw.UNKNOWN_KEY));
        assertThat(keys.list(engine.admin)).extracting(SigningKeyStatus::id).containsExactly(next.id());
        assertThat(verdictOn(issue())).isInstanceOf(TokenVerdict.Valid.class);
    }

    @Test
    void aRotationIsAuditedAndToldToEveryNode() {
        keys.ensureFirst();
        String first = keys.list(engine.admin).getFirst().id();
        engine.told.clear();

        SigningKeyStatus next = keys.rotate(engine.admin, SigningKeyRotation.SOON);

        AuditEntry entry = engine.audit().getLast();
        assertThat(entry.before()).containsEntry("signingKey", first);
        assertThat(entry.after()).containsEntry("signingKey", next.id()).containsEntry("rotation", "SOON");
        assertThat(engine.told).containsExactly(new Change.SigningKeysChanged());
    }

    @Test
    void ofRotationsAtOnceEachMakesAGenerationOfItsOwn() {
        keys.ensureFirst();

        Racers.race(4, racer -> keys.rotate(engine.admin, SigningKeyRotation.NOW));

        assertThat(keys.list(engine.admin))
                .hasSize(5)
                .filteredOn(SigningKeyStatus::signs)
                .hasSize(1);
    }

    @Test
    void nobodyButAdministratorsSeesToKeys() {
        keys.ensureFirst();

        for (var caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> keys.list(caller)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> keys.rotate(caller, SigningKeyRotation.COMPROMISED))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(keys.list(engine.admin)).hasSize(1);
    }

    @Test
    void whatIsStoredOpensWithTheMasterKeyAndInItsOwnPlaceOnly() {
        keys.ensureFirst();
        SealedSigningKey stored = engine.<List<SealedSigningKey>>stored(
                        stores -> stores.signingKeys().newestFirst())
                .getFirst();
        Seals others = new AesGcmSeals(MasterKey.random());

        assertThat(stored.toString()).doesNotContain("PRIVATE");
        assertThatThrownBy(() -> others.open(stored.pkcs8(), SealedSigningKey.sealContext(stored.id())))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> seals.open(stored.pkcs8(), SealedSigningKey.sealContext("another")))
                .isInstanceOf(SealBrokenException.class);
    }

    private IssuedToken issue() {
        return tokens.issue(new UUID(0, 1), new UUID(0, 2), TokenUse.ACCESS, engine.time.instant());
    }

    private TokenVerdict verdictOn(IssuedToken token) {
        return tokens.verify(token.text(), TokenUse.ACCESS, engine.time.instant());
    }

    private static String keyOf(IssuedToken token) {
        String header = new String(
                java.util.Base64.getUrlDecoder()
                        .decode(token.text().substring(0, token.text().indexOf('.'))),
                java.nio.charset.StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private void pass(Duration time) {
        Instant later = engine.time.instant().plus(time);
        engine.time.set(later);
    }
}
