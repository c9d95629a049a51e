package org.portcullis.application.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.out.InstanceFacts.Fact;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Seals all secrets with another master key, in one transaction. No node may run meanwhile: it would go on sealing with the
 * key of before.
 */
public final class ResealSecrets {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Seals before;
    private final Seals next;
    private final Journal journal;
    private final InstantSource time;

    public ResealSecrets(Transactions transactions, Seals before, Seals next, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.before = before;
        this.next = next;
        this.journal = journal;
        this.time = time;
    }

    /**
     * How much was sealed anew.
     *
     * @param signingKeys so many private keys
     * @param seeds so many seeds of second factors
     */
    public record Resealed(int signingKeys, int seeds) {}

    /**
     * Seals them.
     *
     * @throws Forbidden if the caller is no administrator
     * @throws IllegalStateException if the database's secrets are sealed with another key than the one of before
     */
    public Resealed reseal(Caller caller) {
        Administrators.require(caller, "only administrators change the master key");
        return transactions.inTransaction(stores -> {
            if (!stores.instanceFacts().replace(Fact.MASTER_KEY_CHECK, before.checkValue(), next.checkValue())) {
                throw new IllegalStateException("the secrets are sealed with another master key");
            }
            Resealed resealed = new Resealed(signingKeys(stores), seeds(stores));
            journal.audit(stores, caller, deed(resealed), time.instant());
            return resealed;
        });
    }

    private int signingKeys(Stores stores) {
        List<SealedSigningKey> keys = stores.signingKeys().newestFirst();
        keys.forEach(key ->
                stores.signingKeys().update(key.resealed(reseal(key.pkcs8(), SealedSigningKey.sealContext(key.id())))));
        return keys.size();
    }

    private int seeds(Stores stores) {
        int seeds = 0;
        Optional<AccountId> last = Optional.empty();
        List<SecondFactor> factors;
        do {
            factors = stores.secondFactors().after(last, AT_ONCE);
            for (SecondFactor factor : factors) {
                String context = SecondFactor.sealContext(factor.account());
                stores.secondFactors().reseal(factor.account(), reseal(factor.seed(), context));
                last = Optional.of(factor.account());
            }
            seeds += factors.size();
        } while (factors.size() == AT_ONCE);
        return seeds;
    }

    private SealedSecret reseal(SealedSecret sealed, String context) {
        return next.seal(before.open(sealed, context), context);
    }

    private static Journal.Deed deed(Resealed resealed) {
        Map<String, String> after = Map.of(
                "masterKey", "changed",
                "signingKeys", Integer.toString(resealed.signingKeys()),
                "seeds", Integer.toString(resealed.seeds()));
        return new Journal.Deed(Optional.empty(), AuditAction.UPDATE, AuditedResource.SYSTEM, 0L, Map.of(), after);
    }
}
