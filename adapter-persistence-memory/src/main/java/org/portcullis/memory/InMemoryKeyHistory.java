package org.portcullis.memory;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.ports.out.KeyHistory;

final class InMemoryKeyHistory implements KeyHistory {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final TableView<KeyRotation> rotations;
    private final TableView<Long> retiredKeys;

    InMemoryKeyHistory(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.rotationNumbers;
        this.rotations = transaction.on(tables.rotations);
        this.retiredKeys = transaction.on(tables.retiredKeys);
    }

    @Override
    public void add(KeyRotation rotation) {
        long license = rotation.license().value();
        rotations.add(Key.of(license, numbers.incrementAndGet()), rotation);
        retiredKeys.add(InMemoryLicenses.keyOf(rotation.oldKey()), license);
    }

    @Override
    public List<KeyRotation> of(LicenseId license) {
        return transaction.read(
                () -> rotations.stream(Range.of(license.value())).toList());
    }
}
