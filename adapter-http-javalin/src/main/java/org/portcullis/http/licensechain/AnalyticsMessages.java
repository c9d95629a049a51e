package org.portcullis.http.licensechain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;
import org.portcullis.core.payment.Money;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.licensechain.LicenseWords.Status;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.UserFigures;

/** What goes over the wire where figures are told. Every day of a period is told, also those with nothing. */
final class AnalyticsMessages {

    /** The currency of nothing. */
    private static final String WITHOUT_ANY = "USD";

    private AnalyticsMessages() {}

    /** How far back figures go; today is the last day. */
    enum Period {
        WEEK("7d", 7),
        MONTH("30d", 30),
        QUARTER("90d", 90),
        YEAR("1y", 365);

        final String word;
        private final int days;

        Period(String word, int days) {
            this.word = word;
            this.days = days;
        }

        static Period from(QueryReader query) {
            Period period = query.parsed("period", Period::parse, "must be one of 7d, 30d, 90d, 1y")
                    .orElse(MONTH);
            query.requireAllRight();
            return period;
        }

        private static Optional<Period> parse(String text) {
            return Stream.of(values())
                    .filter(period -> period.word.equals(text))
                    .findFirst();
        }

        Days until(Instant now) {
            return Days.until(LocalDate.ofInstant(now, ZoneOffset.UTC), days);
        }
    }

    /**
     * What was earned, in the currency in which most was: the document's numbers have none, and amounts of several can't be added.
     */
    record Earnings(Currency currency, SortedMap<LocalDate, Long> daily, SortedMap<String, Long> totals) {

        static Earnings of(SortedMap<LocalDate, SortedMap<String, Long>> revenue) {
            SortedMap<String, Long> totals = new TreeMap<>();
            revenue.values()
                    .forEach(day -> day.forEach((currency, amount) -> totals.merge(currency, amount, Long::sum)));
            String most = totals.entrySet().stream()
                    .max(Comparator.comparing(
                                    (Map.Entry<String, Long> total) -> major(total.getKey(), total.getValue()))
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(WITHOUT_ANY);
            SortedMap<LocalDate, Long> daily = new TreeMap<>();
            revenue.forEach((day, amounts) -> daily.put(day, amounts.getOrDefault(most, 0L)));
            return new Earnings(Currency.getInstance(most), daily, totals);
        }

        BigDecimal on(LocalDate day) {
            return Money.inMajorUnits(daily.getOrDefault(day, 0L), currency);
        }

        BigDecimal total() {
            return Money.inMajorUnits(totals.getOrDefault(currency.getCurrencyCode(), 0L), currency);
        }

        Map<String, BigDecimal> byCurrency() {
            Map<String, BigDecimal> told = new LinkedHashMap<>();
            totals.forEach((code, amount) -> told.put(code, major(code, amount)));
            return told;
        }

        private static BigDecimal major(String code, long amount) {
            return Money.inMajorUnits(amount, Currency.getInstance(code));
        }
    }

    /** All of the instance. */
    record Stats(Total users, LicenseCounts licenses, Total products, TotalRevenue revenue) {}

    /** How many there are. */
    record Total(long total) {}

    /** How much there is. */
    record TotalRevenue(BigDecimal total, String currency) {
        static TotalRevenue from(Earnings earnings) {
            return new TotalRevenue(earnings.total(), earnings.currency().getCurrencyCode());
        }
    }

    /** How many licences there are, by what most want to know of them. */
    record LicenseCounts(long total, long active, long expired, long revoked) {
        static LicenseCounts from(LicenseFigures figures) {
            return new LicenseCounts(
                    figures.total(),
                    figures.of(Standing.ACTIVE) - figures.expired(),
                    figures.expired(),
                    figures.of(Standing.REVOKED));
        }
    }

    /** The same with what they earned. */
    record LicenseStats(long total, long active, long expired, long revoked, BigDecimal revenue, String currency) {
        static LicenseStats from(LicenseFigures figures, Earnings earnings) {
            LicenseCounts counts = LicenseCounts.from(figures);
            return new LicenseStats(
                    counts.total(),
                    counts.active(),
                    counts.expired(),
                    counts.revoked(),
                    earnings.total(),
                    earnings.currency().getCurrencyCode());
        }
    }

    /** What was earned on each day. */
    record Revenue(
            String period,
            String startDate,
            String endDate,
            Map<String, BigDecimal> dailyRevenue,
            BigDecimal totalRevenue,
            String currency,
            Map<String, BigDecimal> totalByCurrency) {

        static Revenue from(Period period, Days days, Earnings earnings) {
            return new Revenue(
                    period.word,
                    days.first().toString(),
                    days.last().toString(),
                    daily(days, earnings::on),
                    earnings.total(),
                    earnings.currency().getCurrencyCode(),
                    earnings.byCurrency());
        }
    }

    /** What was made and what there is. */
    record Licenses(
            String period,
            String startDate,
            String endDate,
            Map<String, Long> created,
            Map<Status, Long> byStatus,
            Map<String, Long> byPlan,
            Map<String, Long> byApp) {

        static Licenses from(
                Period period,
                Days days,
                SortedMap<LocalDate, Long> created,
                LicenseFigures figures,
                Map<ProductId, UUID> apps) {
            Map<String, Long> byApp = new TreeMap<>();
            apps.forEach((product, app) ->
                    byApp.put(app.toString(), figures.byProduct().getOrDefault(product, 0L)));
            return new Licenses(
                    period.word,
                    days.first().toString(),
                    days.last().toString(),
                    daily(days, day -> created.getOrDefault(day, 0L)),
                    byStatus(figures),
                    byPlan(figures),
                    byApp);
        }

        private static Map<Status, Long> byStatus(LicenseFigures figures) {
            Map<Status, Long> counts = new EnumMap<>(Status.class);
            Stream.of(Status.values()).forEach(status -> counts.put(status, 0L));
            figures.byStanding()
                    .forEach((standing, count) ->
                            counts.merge(LicenseWords.statusOf(standing, false), count, Long::sum));
            counts.merge(Status.ACTIVE, -figures.expired(), Long::sum);
            counts.merge(Status.EXPIRED, figures.expired(), Long::sum);
            return counts;
        }

        private static Map<String, Long> byPlan(LicenseFigures figures) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (LicensePlan plan : LicensePlan.values()) {
                counts.put(LicenseWords.of(plan), figures.byPlan().getOrDefault(plan, 0L));
            }
            return counts;
        }
    }

    /** Who came and who is there. */
    record Users(
            String period, String startDate, String endDate, Map<String, Long> registered, long total, long active) {

        static Users from(Period period, Days days, UserFigures figures) {
            return new Users(
                    period.word,
                    days.first().toString(),
                    days.last().toString(),
                    daily(days, day -> figures.registered().getOrDefault(day, 0L)),
                    figures.total(),
                    figures.active());
        }
    }

    /** How one licence was used. */
    record Usage(
            String licenseId,
            String period,
            String startDate,
            String endDate,
            Map<String, Day> daily,
            long totalVerifications,
            long successful,
            long failed,
            int uniqueIps,
            int uniqueDevices,
            @Nullable String lastVerifiedAt) {

        static Usage from(
                License license, Period period, Days days, java.util.List<DailyUsage> used, LicenseUsage ever) {
            Map<LocalDate, Day> byDay = new TreeMap<>();
            used.forEach(day -> byDay.put(day.day(), new Day(day.granted(), day.refused())));
            long granted = used.stream().mapToLong(DailyUsage::granted).sum();
            long refused = used.stream().mapToLong(DailyUsage::refused).sum();
            return new Usage(
                    license.uuid().toString(),
                    period.word,
                    days.first().toString(),
                    days.last().toString(),
                    AnalyticsMessages.daily(days, day -> byDay.getOrDefault(day, Day.NONE)),
                    granted + refused,
                    granted,
                    refused,
                    ever.distinctIps(),
                    ever.distinctHardware(),
                    ever.lastUsedAt().map(Moments::millis).orElse(null));
        }
    }

    /** How often it was verified on a day. */
    record Day(long successful, long failed) {
        static final Day NONE = new Day(0, 0);
    }

    private static <T> Map<String, T> daily(Days days, Function<LocalDate, T> figure) {
        Map<String, T> told = new LinkedHashMap<>();
        days.stream().forEach(day -> told.put(day.toString(), figure.apply(day)));
        return told;
    }
}
