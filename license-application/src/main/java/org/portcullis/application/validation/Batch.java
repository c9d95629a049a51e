package org.portcullis.application.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.portcullis.core.validation.ValidationRecord;

/** Rows that are written together. Filled under its recorder's lock, and not changed once it is being written. */
final class Batch {

    private final UUID id;
    private final List<ValidationRecord> records = new ArrayList<>();
    private final CountDownLatch safe = new CountDownLatch(1);

    Batch(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    List<ValidationRecord> records() {
        return records;
    }

    void markSafe() {
        safe.countDown();
    }

    boolean isSafeWithin(Duration patience) throws InterruptedException {
        return safe.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
