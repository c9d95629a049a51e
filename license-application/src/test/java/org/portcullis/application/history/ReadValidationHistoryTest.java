package org.portcullis.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.validation.Outcome;
import org.portcullis.ports.in.ValidationHistory;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;

class ReadValidationHistoryTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private final MemoryEngine engine = MemoryEngine.open();
    private final ValidationHistory history = engine.engine().history();
    private License license;

    @BeforeEach
    void validateOnTwoDays() {
        license = engine.addLicense(builder -> builder.limits(Limits.of(1, 1)));
        engine.validate(license.key(), IP, HARDWARE);
        engine.time.advance(DAY);
        engine.validate(license.key(), IP, HARDWARE);
        engine.validate(license.key(), ip(2), HARDWARE);
        engine.validate(new LicenseKey("NOBO-DYSK-EYAT-ALL9"), IP, HARDWARE);
        engine.close();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void validationsAreListedNewestFirst() {
        assertThat(history.list(engine.vendor, ValidationFilter.ALL, PageRequest.first(10))
                        .items())
                .extracting(row -> row.validation().outcome())
                .containsExactly(Outcome.IP_LIMIT_REACHED, Outcome.GRANTED, Outcome.GRANTED);
    }

    @Test
    void whatConcernsNobodysLicenseIsOnlyShownToAdministrators() {
        assertThat(history.list(engine.admin, ValidationFilter.ALL, PageRequest.first(10))
                        .items())
                .extracting(row -> row.validation().outcome())
                .containsExactly(Outcome.UNKNOWN_KEY, Outcome.IP_LIMIT_REACHED, Outcome.GRANTED, Outcome.GRANTED);
    }

    @Test
    void validationsCanBeListedOfOneLicenseAndTime() {
        ValidationFilter firstDay =
                new ValidationFilter(Optional.of(license.id()), Optional.of(NOW), Optional.of(NOW.plus(DAY)));

        assertThat(history.list(engine.vendor, firstDay, PageRequest.first(10)).total())
                .isEqualTo(1);
    }

    @Test
    void usageIsCounted() {
        assertThat(history.usage(engine.vendor, license.id()))
                .contains(new LicenseUsage(2, 1, Optional.of(NOW.plus(DAY)), 2, 1));
    }

    @Test
    void aLicenseThatWasNeverUsedSaysSo() {
        License unused = engine.addLicense();

        assertThat(history.usage(engine.vendor, unused.id())).contains(LicenseUsage.NEVER);
    }

    @Test
    void usageIsCountedByDay() {
        assertThat(history.daily(engine.vendor, license.id(), TODAY, TODAY.plusDays(1))
                        .orElseThrow())
                .containsExactly(new DailyUsage(TODAY, 1, 0), new DailyUsage(TODAY.plusDays(1), 1, 1));
        assertThat(history.daily(engine.vendor, license.id(), TODAY.plusDays(2), TODAY.plusDays(3)))
                .contains(List.of());
    }
}
