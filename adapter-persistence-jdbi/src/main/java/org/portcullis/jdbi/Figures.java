package org.portcullis.jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;

/**
 * What a batch of validations adds to the figures. Sorted, so that all who write take their rows in one order and can't
 * deadlock.
 */
final class Figures {

    /** A licence on a day. */
    record LicenseDay(long license, LocalDate day) implements Comparable<LicenseDay> {
        private static final Comparator<LicenseDay> ORDER =
                Comparator.comparingLong(LicenseDay::license).thenComparing(LicenseDay::day);

        @Override
        public int compareTo(LicenseDay other) {
            return ORDER.compare(this, other);
        }
    }

    /** One outcome of a product's validations on a day; owner and product are 0 if nobody knows the key. */
    record ProductDay(long owner, long product, LocalDate day, Outcome outcome) implements Comparable<ProductDay> {
        private static final Comparator<ProductDay> ORDER = Comparator.comparingLong(ProductDay::owner)
                .thenComparingLong(ProductDay::product)
                .thenComparing(ProductDay::day)
                .thenComparing(ProductDay::outcome);

        @Override
        public int compareTo(ProductDay other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often it was granted and refused, and when last. */
    record Use(long granted, long refused, long lastAt) {
        static Use of(ValidationRecord validation) {
            boolean granted = validation.outcome().isGranted();
            return new Use(granted ? 1 : 0, granted ? 0 : 1, validation.at().toEpochMilli());
        }

        Use plus(Use more) {
            return new Use(granted + more.granted, refused + more.refused, Math.max(lastAt, more.lastAt));
        }
    }

    private final SortedMap<Long, Use> byLicense = new TreeMap<>();
    private final SortedMap<LicenseDay, Use> byLicenseDay = new TreeMap<>();
    private final SortedMap<ProductDay, Long> byProductDay = new TreeMap<>();

    Figures(List<ValidationRecord> validations) {
        validations.forEach(this::add);
    }

    private void add(ValidationRecord validation) {
        LocalDate day = day(validation.at());
        Use use = Use.of(validation);
        validation.license().map(LicenseId::value).ifPresent(license -> {
            byLicense.merge(license, use, Use::plus);
            byLicenseDay.merge(new LicenseDay(license, day), use, Use::plus);
        });
        ProductDay productDay = new ProductDay(
                validation.owner().map(AccountId::value).orElse(0L),
                validation.product().map(ProductId::value).orElse(0L),
                day,
                validation.outcome());
        byProductDay.merge(productDay, 1L, Long::sum);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    SortedMap<Long, Use> byLicense() {
        return byLicense;
    }

    SortedMap<LicenseDay, Use> byLicenseDay() {
        return byLicenseDay;
    }

    SortedMap<ProductDay, Long> byProductDay() {
        return byProductDay;
    }
}
