package org.portcullis.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Racers;

/** A log that can be away, slow, or unwilling to take some rows, and remembers what it was asked to write. */
public final class UnreliableLog implements ValidationLog, StoreHealth {

    /** An attempt to write a batch. */
    public record Attempt(UUID batch, int rows) {}

    private final ValidationLog log;
    private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile boolean losingReplies;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Predicate<ValidationRecord> refused = row -> false;

    public UnreliableLog(ValidationLog log) {
        this.log = log;
    }

    /** From now on it can't be reached. */
    public void goAway() {
        away = true;
    }

    /** It can be reached again, and its replies arrive. */
    public void comeBack() {
        away = false;
        losingReplies = false;
    }

    /** From now on it writes, but nobody hears of it. */
    public void loseReplies() {
        losingReplies = true;
    }

    /** From now on writing takes until {@link #resume()}. */
    public void pause() {
        open = new CountDownLatch(1);
    }

    public void resume() {
        open.countDown();
    }

    /** From now on it refuses batches with such a row. */
    public void refuse(Predicate<ValidationRecord> rows) {
        refused = rows;
    }

    /** What it was asked to write, whether it did or not. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public void write(UUID batch, List<ValidationRecord> validations) {
        attempts.add(new Attempt(batch, validations.size()));
        Racers.await(open);
        if (away) {
            throw new StorageException("the log is away");
        }
        if (validations.stream().anyMatch(refused)) {
            throw new StorageException("the log refuses a row");
        }
        log.write(batch, validations);
        if (losingReplies) {
            throw new StorageException("the reply was lost");
        }
    }

    @Override
    public boolean isReachable() {
        return !away;
    }

    @Override
    public Page<RecordedValidation> list(ValidationFilter filter, Scope scope, PageRequest page) {
        return log.list(filter, scope, page);
    }

    @Override
    public List<RecordedValidation> before(
            Optional<RecordedValidation> last, ValidationFilter filter, Scope scope, int limit) {
        return log.before(last, filter, scope, limit);
    }

    @Override
    public Optional<RecordedValidation> find(ValidationId id, Scope scope) {
        return log.find(id, scope);
    }

    @Override
    public Map<LicenseId, Long> totals(Collection<LicenseId> licenses) {
        return log.totals(licenses);
    }

    @Override
    public LicenseUsage usage(LicenseId license) {
        return log.usage(license);
    }

    @Override
    public boolean tidy(LocalDate today, LocalDate firstKept) {
        if (away) {
            throw new StorageException("away");
        }
        return log.tidy(today, firstKept);
    }

    @Override
    public List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until) {
        return log.daily(license, from, until);
    }
}
