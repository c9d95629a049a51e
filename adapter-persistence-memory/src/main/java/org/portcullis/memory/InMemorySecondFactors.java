package org.portcullis.memory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.SecondFactors;

final class InMemorySecondFactors implements SecondFactors {
    private final Transaction transaction;
    private final TableView<SecondFactor> factors;
    private final TableView<SecretHash> codes;

    InMemorySecondFactors(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.factors = transaction.on(tables.secondFactors);
        this.codes = transaction.on(tables.recoveryCodes);
    }

    @Override
    public Optional<SecondFactor> of(AccountId account) {
        return factors.find(keyOf(account));
    }

    @Override
    public List<SecondFactor> after(Optional<AccountId> last, int limit) {
        Range range = Range.of(0, "").after(last.map(AccountId::value).orElse(0L));
        return transaction.read(() -> factors.stream(range).limit(limit).toList());
    }

    @Override
    public void reseal(AccountId account, SealedSecret seed) {
        factors.lock(keyOf(account));
        of(account)
                .ifPresent(factor -> factors.put(
                        keyOf(account),
                        new SecondFactor(account, seed, factor.createdAt(), factor.enabledAt(), factor.lastStep())));
    }

    @Override
    public void set(SecondFactor factor) {
        remove(factor.account());
        factors.put(keyOf(factor.account()), factor);
    }

    @Override
    public void addRecoveryCodes(AccountId account, Set<SecretHash> added) {
        added.forEach(code -> codes.add(keyOf(account, code), code));
    }

    @Override
    public boolean spendStep(AccountId account, long step) {
        factors.lock(keyOf(account));
        Optional<SecondFactor> earlier = of(account).filter(factor -> factor.lastStep() < step);
        earlier.ifPresent(factor -> factors.put(
                keyOf(account),
                new SecondFactor(account, factor.seed(), factor.createdAt(), factor.enabledAt(), step)));
        return earlier.isPresent();
    }

    @Override
    public boolean spendRecoveryCode(AccountId account, SecretHash code) {
        Key key = keyOf(account, code);
        codes.lock(key);
        boolean there = codes.has(key);
        codes.remove(key);
        return there;
    }

    @Override
    public int recoveryCodesLeft(AccountId account) {
        return transaction.read(
                () -> (int) codes.stream(Range.of(account.value())).count());
    }

    @Override
    public boolean remove(AccountId account) {
        Key key = keyOf(account);
        factors.lock(key);
        boolean there = factors.has(key);
        transaction
                .read(() -> codes.stream(Range.of(account.value())).toList())
                .forEach(code -> codes.remove(keyOf(account, code)));
        factors.remove(key);
        return there;
    }

    private static Key keyOf(AccountId account) {
        return Key.of(account.value());
    }

    private static Key keyOf(AccountId account, SecretHash code) {
        return Key.of(account.value(), code.hex());
    }
}
