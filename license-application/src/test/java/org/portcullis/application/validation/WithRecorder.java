package org.portcullis.application.validation;

import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.portcullis.application.UnreliableLog;
import org.portcullis.application.validation.ValidationRecorder.Recorded;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.TestTime;

/** What tests of the recorder begin with: one on an unreliable log. */
abstract class WithRecorder {

    static final Duration AT_ONCE = Duration.ofMillis(1);
    static final Duration LONG = Duration.ofSeconds(30);
    static final Validation ANSWER = new Validation.Refused(new Refusal.UnknownKey(), Optional.empty());

    final CountingIdentifiers identifiers = new CountingIdentifiers();
    final MemoryPersistence persistence = new MemoryPersistence(CommitListener.NONE);
    final UnreliableLog log = new UnreliableLog(persistence.validationLog());
    ValidationRecorder recorder = started(new RecorderSettings(false, 10_000, AT_ONCE, LONG));

    @AfterEach
    final void close() {
        log.resume();
        log.goAway(); // nothing to wait for
        recorder.close();
    }

    final ValidationRecorder started(RecorderSettings settings) {
        ValidationRecorder started = new ValidationRecorder(
                new BatchWriter(log, persistence.unwrittenValidations(), log), identifiers, TestTime.atNow(), settings);
        started.start();
        return started;
    }

    final ValidationRecorder restarted() {
        recorder.close();
        return started(new RecorderSettings(false, 10_000, AT_ONCE, LONG));
    }

    final void restart(RecorderSettings settings) {
        recorder.close();
        recorder = started(settings);
    }

    final Validation record(long number) {
        return recorder.recording(() -> recordedAs(number));
    }

    static Recorded recordedAs(long number) {
        return new Recorded(ANSWER, row(number));
    }

    static ValidationRecord row(long number) {
        return Fixtures.validation(new LicenseId(number), new AccountId(1), new ProductId(1), Outcome.GRANTED, NOW);
    }

    static long number(ValidationRecord row) {
        return row.license().orElseThrow().value();
    }

    /** The numbers of the rows on record, in their order. */
    final List<Long> recorded() {
        List<Long> numbers = new ArrayList<>();
        long total = Long.MAX_VALUE;
        while (numbers.size() < total) {
            Page<RecordedValidation> page = persistence
                    .validationLog()
                    .list(ValidationFilter.ALL, EVERYTHING, new PageRequest(numbers.size(), PageRequest.MAX_LIMIT));
            page.items().forEach(row -> numbers.add(number(row.validation())));
            total = page.total();
        }
        return numbers.reversed();
    }

    static List<Long> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToLong(i -> i).boxed().toList();
    }
}
