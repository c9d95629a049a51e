package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** What the log of validations promises of those that are older than it is to keep. */
public abstract class LogUpkeepContract extends StoreContract {
    private static final LicenseId LICENSE = new LicenseId(1);
    private static final LicenseId OTHER = new LicenseId(2);
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private final AtomicLong batches = new AtomicLong();

    protected LogUpkeepContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void whatIsOlderThanTheFirstKeptDayIsForgotten() {
        ValidationRecord old = used(LICENSE, daysAgo(31));
        ValidationRecord lastForgotten = used(LICENSE, daysAgo(30).minusMillis(1));
        ValidationRecord firstKept = used(LICENSE, daysAgo(30));
        ValidationRecord young = used(OTHER, NOW);
        write(old, lastForgotten, firstKept, young);

        assertThat(tidy(30)).isTrue();

        assertThat(listed(ValidationFilter.ALL, EVERYTHING)).containsExactly(young, firstKept);
        assertThat(listed(ValidationFilter.ALL, new Scope.OwnedBy(vendor.id()))).containsExactly(young, firstKept);
        assertThat(listed(of(LICENSE), EVERYTHING)).containsExactly(firstKept);
        assertThat(backend.validationLog()
                        .list(ValidationFilter.ALL, EVERYTHING, PageRequest.first(1))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void whatWasForgottenStillCountsAsUse() {
        write(used(LICENSE, daysAgo(500)), used(LICENSE, daysAgo(400)), refused(LICENSE, daysAgo(399)));
        write(used(LICENSE, daysAgo(1)), used(OTHER, daysAgo(500)));
        LicenseUsage before = backend.validationLog().usage(LICENSE);
        LicenseUsage othersBefore = backend.validationLog().usage(OTHER);

        tidy(30);

        assertThat(before.total()).isEqualTo(4);
        assertThat(backend.validationLog().usage(LICENSE)).isEqualTo(before);
        assertThat(backend.validationLog().usage(OTHER)).isEqualTo(othersBefore);
        assertThat(backend.validationLog().daily(LICENSE, TODAY.minusDays(600), TODAY))
                .containsExactly(new DailyUsage(TODAY.minusDays(1), 1, 0));
    }

    @Test
    void tidyingAgainForgetsTheDaysSinceAndCountsNothingTwice() {
        write(used(LICENSE, daysAgo(40)), used(LICENSE, daysAgo(20)), used(LICENSE, NOW));

        tidy(30);
        tidy(30);
        tidy(10);
        tidy(10);

        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(3);
        assertThat(listed(of(LICENSE), EVERYTHING)).hasSize(1);
    }

    @Test
    void anEarlierFirstDayBringsNothingBack() {
        write(used(LICENSE, daysAgo(40)), used(LICENSE, NOW));

        tidy(30);
        assertThat(tidy(100)).isTrue();

        assertThat(listed(ValidationFilter.ALL, EVERYTHING)).hasSize(1);
    }

    @Test
    void whatIsWrittenLaterOfAForgottenDayIsCountedOnly() {
        write(used(LICENSE, NOW));
        tidy(30);

        write(used(LICENSE, daysAgo(40)));
        assertThat(listed(ValidationFilter.ALL, EVERYTHING)).hasSize(1);
        assertThat(listed(of(LICENSE), EVERYTHING)).hasSize(1);
        tidy(30);

        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(2);
        assertThat(listed(ValidationFilter.ALL, EVERYTHING)).hasSize(1);
    }

    @Test
    void nothingIsLostWhileValidationsAreWritten() {
        int writers = 4;
        int batchesEach = 10;
        Racers.race(writers + 1, racer -> {
            for (int round = 0; round < batchesEach; round++) {
                if (racer == writers) {
                    tidy(30 - round);
                } else {
                    write(used(LICENSE, daysAgo(round)), used(LICENSE, daysAgo(35)));
                }
            }
            return racer;
        });
        tidy(30 - batchesEach);

        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(2L * writers * batchesEach);
        assertThat(listed(of(LICENSE), EVERYTHING)).hasSize(writers * batchesEach);
    }

    @Test
    void aYearThatIsTidiedDayByDayKeepsItsLastMonth() {
        List<ValidationRecord> year = new ArrayList<>();
        for (int ago = 365; ago >= 0; ago--) {
            year.add(used(LICENSE, daysAgo(ago)));
        }
        write(year.toArray(ValidationRecord[]::new));

        for (int ago = 360; ago >= 30; ago -= 30) {
            assertThat(backend.validationLog().tidy(TODAY, TODAY.minusDays(ago)))
                    .isTrue();
        }

        assertThat(listed(of(LICENSE), EVERYTHING)).hasSize(31);
        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(366);
    }

    private boolean tidy(int daysKept) {
        return backend.validationLog().tidy(TODAY, TODAY.minusDays(daysKept));
    }

    private static Instant daysAgo(int days) {
        return TODAY.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<ValidationRecord> listed(ValidationFilter filter, Scope scope) {
        return backend.validationLog().list(filter, scope, PageRequest.first(1_000)).items().stream()
                .map(RecordedValidation::validation)
                .toList();
    }

    private static ValidationFilter of(LicenseId license) {
        return new ValidationFilter(Optional.of(license), Optional.empty(), Optional.empty());
    }

    private void write(ValidationRecord... validations) {
        backend.validationLog().write(new UUID(0, batches.incrementAndGet()), List.of(validations));
    }

    private ValidationRecord used(LicenseId license, Instant at) {
        return Fixtures.validation(license, vendor.id(), product.id(), Outcome.GRANTED, at);
    }

    private ValidationRecord refused(LicenseId license, Instant at) {
        return Fixtures.validation(license, vendor.id(), product.id(), Outcome.EXPIRED, at);
    }
}
