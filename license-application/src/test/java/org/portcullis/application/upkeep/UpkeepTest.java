package org.portcullis.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.portcullis.application.upkeep.Upkeep.Job;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

class UpkeepTest {

    private static final InstantSource TIME = () -> Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private final WatchedLog log = new WatchedLog();

    @Test
    void theLogIsTidiedAtTheStart() throws InterruptedException {
        try (Upkeep upkeep = new Upkeep(List.of(new Job("log", new TidyLog(log, 90))), TIME)) {
            upkeep.start();

            assertThat(log.next()).isEqualTo(new Tidying(TODAY, LocalDate.parse("2025-12-01")));
        }
    }

    @Test
    void zeroDaysKeepEverything() throws InterruptedException {
        try (Upkeep upkeep = new Upkeep(List.of(new Job("log", new TidyLog(log, 0))), TIME)) {
            upkeep.start();

            assertThat(log.next()).isEqualTo(new Tidying(TODAY, LocalDate.EPOCH));
        }
    }

    @Test
    void eachJobIsDoneAgainAndAgainThoughOneFails() throws InterruptedException {
        log.fails = true;
        CountDownLatch doneThrice = new CountDownLatch(3);
        List<Job> jobs = List.of(new Job("log", new TidyLog(log, 1)), new Job("other", now -> doneThrice.countDown()));
        try (Upkeep upkeep = new Upkeep(jobs, TIME, Duration.ofMillis(1))) {
            upkeep.start();

            assertThat(List.of(log.next(), log.next(), log.next())).hasSize(3);
            assertThat(doneThrice.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private record Tidying(LocalDate today, LocalDate firstKept) {}

    private static final class WatchedLog implements ValidationLog {
        private final ValidationLog log = new MemoryPersistence(CommitListener.NONE).validationLog();
        private final BlockingQueue<Tidying> tidied = new LinkedBlockingQueue<>();
        private volatile boolean fails;

        private Tidying next() throws InterruptedException {
            @Nullable Tidying next = tidied.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }

        @Override
        public boolean tidy(LocalDate today, LocalDate firstKept) {
            tidied.add(new Tidying(today, firstKept));
            if (fails) {
                throw new StorageException("away");
            }
            return log.tidy(today, firstKept);
        }

        @Override
        public void write(UUID batch, List<ValidationRecord> validations) {
            log.write(batch, validations);
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
        public List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until) {
            return log.daily(license, from, until);
        }
    }
}
