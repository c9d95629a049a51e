package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.MasterKey;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.access.ResealSecrets.Resealed;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.out.InstanceFacts.Fact;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;

/** Another master key for everything that is sealed. */
class ResealSecretsTest {

    private static final SecretBytes SECRET = SecretBytes.of(new byte[20]);
    private static final int ACCOUNTS = 1_003;

    private final MemoryEngine engine = MemoryEngine.open();
    private final Seals before = new AesGcmSeals(MasterKey.random());
    private final Seals next = new AesGcmSeals(MasterKey.random());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everythingOpensWithTheNewKeyAndNothingWithTheOldOne() {
        fill();

        assertThat(resealing(before, next).reseal(engine.admin)).isEqualTo(new Resealed(1, ACCOUNTS));

        List<SecondFactor> factors = engine.<List<SecondFactor>>stored(
                stores -> stores.secondFactors().after(Optional.empty(), 2_000));
        assertThat(factors).hasSize(ACCOUNTS).allSatisfy(factor -> {
            String context = SecondFactor.sealContext(factor.account());
            assertThat(next.open(factor.seed(), context)).isEqualTo(SECRET);
            assertThatThrownBy(() -> before.open(factor.seed(), context)).isInstanceOf(SealBrokenException.class);
        });
        SealedSigningKey key = engine.<List<SealedSigningKey>>stored(
                        stores -> stores.signingKeys().newestFirst())
                .getFirst();
        assertThat(next.open(key.pkcs8(), SealedSigningKey.sealContext(key.id())))
                .isEqualTo(SECRET);
        assertThat(engine.<Optional<String>>stored(
                        stores -> stores.instanceFacts().find(Fact.MASTER_KEY_CHECK)))
                .contains(next.checkValue());
        assertThat(engine.<Map<String, String>>stored(stores -> stores.auditTrail()
                        .list(EVERYTHING, PageRequest.first(1))
                        .items()
                        .getFirst()
                        .after()))
                .containsEntry("masterKey", "changed")
                .containsEntry("seeds", Integer.toString(ACCOUNTS));
    }

    @Test
    void whatIsSealedWithAnotherKeyIsLeftAsItIs() {
        fill();
        engine.<SealedSecret>stored(stores -> {
            SecondFactor last =
                    stores.secondFactors().after(Optional.empty(), 2_000).getLast();
            SealedSecret others = next.seal(SECRET, "elsewhere");
            stores.secondFactors().reseal(last.account(), others);
            return others;
        });

        assertThatThrownBy(() -> resealing(before, next).reseal(engine.admin)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> resealing(next, before).reseal(engine.admin))
                .isInstanceOf(IllegalStateException.class);

        SecondFactor first = engine.<SecondFactor>stored(
                stores -> stores.secondFactors().after(Optional.empty(), 1).getFirst());
        assertThat(before.open(first.seed(), SecondFactor.sealContext(first.account())))
                .isEqualTo(SECRET);
    }

    @Test
    void nobodyElseChangesTheKey() {
        for (var caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> resealing(before, next).reseal(caller)).isInstanceOf(Forbidden.class);
        }
    }

    private void fill() {
        engine.<String>stored(stores -> {
            for (int i = 0; i < ACCOUNTS; i++) {
                Account account = Fixtures.account(stores.accounts().nextId());
                stores.accounts().add(account);
                SealedSecret seed = before.seal(SECRET, SecondFactor.sealContext(account.id()));
                stores.secondFactors().set(SecondFactor.pending(account.id(), seed, NOW));
            }
            SealedSecret pkcs8 = before.seal(SECRET, SealedSigningKey.sealContext("one"));
            stores.signingKeys().add(new SealedSigningKey(1, "one", NOW, NOW, Optional.empty(), pkcs8));
            return stores.instanceFacts().settle(Fact.MASTER_KEY_CHECK, before.checkValue());
        });
    }

    private ResealSecrets resealing(Seals from, Seals to) {
        return new ResealSecrets(
                engine.persistence.transactions(), from, to, new Journal(new CountingIdentifiers()), engine.time);
    }
}
