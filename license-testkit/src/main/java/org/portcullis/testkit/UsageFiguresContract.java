package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;

/** What the figures promise that are drawn from the log of validations. */
public abstract class UsageFiguresContract extends StoreContract {
    private static final LicenseId LICENSE = new LicenseId(1);
    private static final LocalDate DAY = LocalDate.parse("2026-01-15");

    private final AtomicLong batches = new AtomicLong();

    protected UsageFiguresContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void whatWasNeverUsedHasNoFigures() {
        assertThat(backend.validationLog().usage(LICENSE)).isEqualTo(LicenseUsage.NEVER);
        assertThat(backend.validationLog().daily(LICENSE, DAY.minusDays(400), DAY))
                .isEmpty();
    }

    @Test
    void grantsAndRefusalsAreCountedPerLicense() {
        write(
                used(LICENSE, Outcome.GRANTED, NOW),
                used(LICENSE, Outcome.GRANTED, NOW),
                used(new LicenseId(2), Outcome.GRANTED, NOW));
        write(used(LICENSE, Outcome.IP_LIMIT_REACHED, NOW));
        write(used(LICENSE, Outcome.REVOKED, NOW));

        LicenseUsage usage = backend.validationLog().usage(LICENSE);

        assertThat(usage.granted()).isEqualTo(2);
        assertThat(usage.refused()).isEqualTo(2);
        assertThat(usage.total()).isEqualTo(4);
        assertThat(backend.validationLog().usage(new LicenseId(2)).granted()).isEqualTo(1);
    }

    @Test
    void theLastUseIsTheLatestWhateverWasWrittenLast() {
        write(
                used(LICENSE, Outcome.GRANTED, NOW.plusMillis(1)),
                used(LICENSE, Outcome.REVOKED, NOW.plusMillis(3)),
                used(LICENSE, Outcome.GRANTED, NOW.plusMillis(2)));
        write(used(LICENSE, Outcome.GRANTED, NOW));

        assertThat(backend.validationLog().usage(LICENSE).lastUsedAt()).contains(NOW.plusMillis(3));
    }

    @Test
    void addressesAndDevicesAreCountedOnceEach() {
        write(
                from(1, Optional.of("device")),
                from(1, Optional.of("device")),
                from(2, Optional.of("DEVICE")),
                from(1, Optional.empty()));
        write(from(2, Optional.of("device")), from(3, Optional.of(HostileTexts.LONGEST_NAME)));

        LicenseUsage usage = backend.validationLog().usage(LICENSE);

        assertThat(usage.distinctIps()).isEqualTo(3);
        assertThat(usage.distinctHardware()).isEqualTo(3);
    }

    @Test
    void addressesAndDevicesAreCountedUpToAThousand() {
        write(IntStream.range(0, 999)
                .mapToObj(number -> from(number, Optional.of("device " + number)))
                .toList());
        assertThat(backend.validationLog().usage(LICENSE).distinctIps()).isEqualTo(999);
        assertThat(backend.validationLog().usage(LICENSE).distinctHardware()).isEqualTo(999);

        write(IntStream.range(990, 1_005)
                .mapToObj(number -> from(number, Optional.of("device " + number)))
                .toList());
        write(from(2_000, Optional.of("device 2000")));

        LicenseUsage usage = backend.validationLog().usage(LICENSE);
        assertThat(usage.distinctIps()).isEqualTo(1_000);
        assertThat(usage.distinctHardware()).isEqualTo(1_000);
        assertThat(usage.granted()).isEqualTo(999 + 15 + 1);
    }

    @Test
    void aDayIsADayInUtc() {
        write(
                used(LICENSE, Outcome.GRANTED, Instant.parse("2026-01-14T23:59:59.999Z")),
                used(LICENSE, Outcome.GRANTED, Instant.parse("2026-01-15T00:00:00Z")),
                used(LICENSE, Outcome.EXPIRED, Instant.parse("2026-01-15T23:59:59.999Z")),
                used(LICENSE, Outcome.GRANTED, Instant.parse("2026-01-16T00:00:00Z")));

        assertThat(backend.validationLog().daily(LICENSE, DAY, DAY)).containsExactly(new DailyUsage(DAY, 1, 1));
    }

    @Test
    void daysAreListedInTheirOrderWithoutThoseThatSawNoUse() {
        write(used(LICENSE, Outcome.GRANTED, NOW.plusSeconds(2 * 86_400)));
        write(
                used(LICENSE, Outcome.REVOKED, NOW.minusSeconds(86_400)),
                used(LICENSE, Outcome.GRANTED, NOW),
                used(new LicenseId(2), Outcome.GRANTED, NOW.plusSeconds(86_400)));
        write(used(LICENSE, Outcome.GRANTED, NOW));
        DailyUsage before = new DailyUsage(DAY.minusDays(1), 0, 1);
        DailyUsage today = new DailyUsage(DAY, 2, 0);
        DailyUsage later = new DailyUsage(DAY.plusDays(2), 1, 0);

        assertThat(backend.validationLog().daily(LICENSE, DAY.minusDays(1), DAY.plusDays(2)))
                .containsExactly(before, today, later);
        assertThat(backend.validationLog().daily(LICENSE, DAY, DAY.plusDays(1))).containsExactly(today);
        assertThat(backend.validationLog().daily(LICENSE, DAY.plusDays(1), DAY.plusDays(1)))
                .isEmpty();
        assertThat(backend.validationLog().daily(LICENSE, DAY, DAY.minusDays(1)))
                .isEmpty();
    }

    @Test
    void anUnknownKeyIsNoUseOfAnyLicense() {
        write(new ValidationRecord(
                NOW,
                Outcome.UNKNOWN_KEY,
                Optional.empty(),
                Optional.of(vendor.id()),
                Optional.empty(),
                Fixtures.validation(LICENSE, vendor.id(), product.id(), Outcome.GRANTED, NOW)
                        .key(),
                Fixtures.IP.text(),
                Optional.empty(),
                "test",
                ClientFacts.NONE));

        assertThat(backend.validationLog().usage(LICENSE)).isEqualTo(LicenseUsage.NEVER);
    }

    @Test
    void manyWritersOfTheSameLicensesLoseNothing() {
        int writers = 8;
        int batchesEach = 5;
        int licenses = 20;
        long uses = (long) writers * batchesEach;

        Racers.race(writers, writer -> {
            for (int i = 0; i < batchesEach; i++) {
                List<ValidationRecord> batch = new ArrayList<>();
                for (long license = 1; license <= licenses; license++) {
                    batch.add(used(new LicenseId(license), Outcome.GRANTED, NOW.plusMillis(writer)));
                }
                Collections.shuffle(batch, new Random(31L * writer + i));
                write(batch);
            }
            return writer;
        });

        for (long license = 1; license <= licenses; license++) {
            LicenseUsage usage = backend.validationLog().usage(new LicenseId(license));
            assertThat(usage).isEqualTo(new LicenseUsage(uses, 0, Optional.of(NOW.plusMillis(writers - 1)), 1, 1));
            assertThat(backend.validationLog().daily(new LicenseId(license), DAY, DAY))
                    .containsExactly(new DailyUsage(DAY, uses, 0));
        }
    }

    private void write(ValidationRecord... validations) {
        write(List.of(validations));
    }

    private void write(List<ValidationRecord> validations) {
        backend.validationLog().write(new UUID(0, batches.incrementAndGet()), validations);
    }

    private ValidationRecord used(LicenseId license, Outcome outcome, Instant at) {
        return Fixtures.validation(license, vendor.id(), product.id(), outcome, at);
    }

    private ValidationRecord from(int ip, Optional<String> hardware) {
        ValidationRecord plain = used(LICENSE, Outcome.GRANTED, NOW);
        return new ValidationRecord(
                plain.at(),
                plain.outcome(),
                plain.license(),
                plain.owner(),
                plain.product(),
                plain.key(),
                Fixtures.ip(ip).text(),
                hardware,
                plain.channel(),
                plain.client());
    }
}
