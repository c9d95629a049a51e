package org.portcullis.memory;

import java.util.Map;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.out.CreditLedger;

final class InMemoryCreditLedger implements CreditLedger {
    private final Transaction transaction;
    private final TableView<Credits> credits;

    InMemoryCreditLedger(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.credits = transaction.on(tables.credits);
    }

    @Override
    public Credits of(LicenseId license) {
        return credits.find(Key.of(license.value())).orElse(Credits.NONE);
    }

    @Override
    public void setTotal(LicenseId license, long total) {
        Key key = Key.of(license.value());
        credits.lock(key);
        credits.put(key, new Credits(total, of(license).used()));
    }

    @Override
    public void addAll(Map<LicenseId, Credits> first) {
        first.forEach((license, of) -> credits.add(Key.of(license.value()), of));
    }

    @Override
    public void spend(LicenseId license, long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException("credits to spend are 1 or more, not " + amount);
        }
        Key key = Key.of(license.value());
        credits.lock(key);
        Credits current = of(license);
        if (!current.cover(amount)) {
            throw transaction.conflict("not enough credits");
        }
        credits.put(key, current.spend(amount));
    }
}
