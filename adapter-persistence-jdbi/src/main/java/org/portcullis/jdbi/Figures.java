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

        static LicenseDay of(LicenseId license, Instant at) {
            return new LicenseDay(license.value(), dayOf(at));
        }

        @Override
        public int compareTo(LicenseDay other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often it was granted and refused, when last, and the number of the row that tells of it last. */
    record Use(long granted, long refused, long lastAt, long newest) {
        static Use of(ValidationRecord validation, long number) {
            boolean granted = validation.outcome().isGranted();
            return new Use(granted ? 1 : 0, granted ? 0 : 1, validation.at().toEpochMilli(), number);
        }

        Use plus(Use later) {
            return new Use(
                    granted + later.granted, refused + later.refused, Math.max(lastAt, later.lastAt), later.newest);
        }
    }

    /** One outcome of a product's validations on a day; owner and product are 0 if nobody knows them. */
    record ProductDay(long owner, long product, LocalDate day, Outcome outcome) implements Comparable<ProductDay> {
        private static final Comparator<ProductDay> ORDER = Comparator.comparingLong(ProductDay::owner)
                .thenComparingLong(ProductDay::product)
                .thenComparing(ProductDay::day)
                .thenComparing(ProductDay::outcome);

        /** Of an unknown key the product is only what a stranger says, who may say another one each time. */
        static ProductDay of(ValidationRecord validation) {
            return new ProductDay(
                    validation.owner().map(AccountId::value).orElse(0L),
                    validation
                            .license()
                            .flatMap(license -> validation.product())
                            .map(ProductId::value)
                            .orElse(0L),
                    dayOf(validation.at()),
                    validation.outcome());
        }

        @Override
        public int compareTo(ProductDay other) {
            return ORDER.compare(this, other);
        }
    }

    /** A block of an owner's day; owner 0 is everybody, together with keys that nobody knows. */
    record LogPart(long owner, LocalDate day, long block) implements Comparable<LogPart> {
        static final long EVERYBODY = 0;

        /** Everybody comes last: all who write wait for each other there. */
        private static final Comparator<LogPart> ORDER = Comparator.comparing(LogPart::day)
                .thenComparing(Comparator.comparingLong(LogPart::owner).reversed())
                .thenComparingLong(LogPart::block);

        @Override
        public int compareTo(LogPart other) {
            return ORDER.compare(this, other);
        }
    }

    /** How many there were, and between which numbers their rows are. */
    record Amount(long amount, long first, long last) {
        Amount plus(Amount later) {
            return new Amount(amount + later.amount, first, later.last);
        }
    }

    private final SortedMap<LicenseDay, Use> byLicense = new TreeMap<>();
    private final SortedMap<ProductDay, Amount> byProduct = new TreeMap<>();
    private final SortedMap<LogPart, Amount> byOwner = new TreeMap<>();

    /** The figures of {@code validations}, whose rows have these numbers, which grow. */
    Figures(List<ValidationRecord> validations, long[] numbers) {
        for (int index = 0; index < numbers.length; index++) {
            ValidationRecord validation = validations.get(index);
            long number = numbers[index];
            validation
                    .license()
                    .ifPresent(license -> byLicense.merge(
                            LicenseDay.of(license, validation.at()), Use.of(validation, number), Use::plus));
            Amount one = new Amount(1, number, number);
            byProduct.merge(ProductDay.of(validation), one, Amount::plus);
            LocalDate day = dayOf(validation.at());
            long block = Blocks.of(number);
            validation
                    .owner()
                    .ifPresent(owner -> byOwner.merge(new LogPart(owner.value(), day, block), one, Amount::plus));
            byOwner.merge(new LogPart(LogPart.EVERYBODY, day, block), one, Amount::plus);
        }
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    SortedMap<LicenseDay, Use> byLicense() {
        return byLicense;
    }

    SortedMap<ProductDay, Amount> byProduct() {
        return byProduct;
    }

    SortedMap<LogPart, Amount> byOwner() {
        return byOwner;
    }
}
