package org.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.validation.Outcome;

/**
 * The validation log of a {@link Population}, day by day, with the figures that belong to it. A device comes back about four
 * times a day, a few thousand other rows later.
 */
final class LogRows {

    private static final long FIRST_ID = 1_000;
    private static final int NUMBERS_IN_A_BLOCK = 1_000;
    private static final int DAY_MILLIS = 86_400_000;

    /** So many rows in a row are of {@link #LICENSES_OF_A_STRETCH} licences. */
    private static final int STRETCH = 8_192;

    private static final int LICENSES_OF_A_STRETCH = STRETCH / 4;

    /** A product's rows of a day with one outcome; owner and product are 0 if nobody knows the key. */
    private record Kind(long owner, long product, Outcome outcome) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byProduct = Long.compare(product, other.product);
            return byProduct == 0 ? outcome.compareTo(other.outcome) : byProduct;
        }
    }

    private static final class Amount {
        long count;
        long first;
        long last;
    }

    private final Population population;
    private final BitSet seen;
    private final long[] newest;
    private final long[] lastAt;
    private final int[] granted;
    private final int[] refused;
    private final Map<Kind, Amount> kinds = new TreeMap<>();

    LogRows(Population population) {
        this.population = population;
        int licenses = population.licenses();
        seen = new BitSet(licenses);
        newest = new long[licenses];
        lastAt = new long[licenses];
        granted = new int[licenses];
        refused = new int[licenses];
    }

    /** The licence of a row, counted from 0; negative if its key is unknown. */
    static int licenseOf(Population population, int row) {
        long which = row / STRETCH * (long) STRETCH + row % LICENSES_OF_A_STRETCH;
        int license = (int) Math.floorMod(population.mixed(which, 5), (long) population.licenses());
        return switch (population.standingOf(license)) {
            case DELETED -> -1;
            default -> license;
        };
    }

    /** What came of a row. */
    static Outcome outcomeOf(Population population, int row) {
        int license = licenseOf(population, row);
        if (license < 0) {
            return Outcome.UNKNOWN_KEY;
        }
        return switch (population.standingOf(license)) {
            case SUSPENDED -> Outcome.SUSPENDED;
            default ->
                Math.floorMod(population.mixed(row, 6), 50) == 0 ? Outcome.HARDWARE_LIMIT_REACHED : Outcome.GRANTED;
        };
    }

    /** The first row of a day, which is counted from 0. */
    static int firstOf(Population population, int day) {
        return (int) ((long) population.validations() * day / Population.DAYS);
    }

    void load(BulkLoad load, Connection connection) throws SQLException {
        for (int day = 0; day < Population.DAYS; day++) {
            int begin = firstOf(population, day);
            int end = firstOf(population, day + 1);
            LocalDate date = population.lastDay().minusDays(Population.DAYS - 1L - day);
            load.fill(
                    "validation_log",
                    "id, at, outcome, license_id, previous_id, owner_id, product_id, key_text, ip, hardware, channel",
                    rows -> validations(rows, begin, end, date));
            load.fill(
                    "license_daily",
                    "license_id, on_day, granted, refused, last_used_at, newest_id",
                    rows -> byLicense(rows, date));
            load.fill(
                    "product_daily",
                    "owner_id, product_id, on_day, outcome, amount, first_id, last_id",
                    rows -> byProduct(rows, date));
        }
        load.fill("license_seen", "license_id, kind, hash", this::sightings);
        addUp(connection);
    }

    private void addUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into log_part (owner_id, on_day, block, amount, first_id, last_id)
                    select owner_id, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192, count(*), min(id),
                        max(id)
                    from validation_log
                    where owner_id is not null
                    group by owner_id, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192
                    union all
                    select 0, date '1970-01-01' + cast(at / 86400000 as integer), id / 8192, count(*), min(id), max(id)
                    from validation_log
                    group by date '1970-01-01' + cast(at / 86400000 as integer), id / 8192
                    """);
            long blocks = (FIRST_ID + population.validations()) / NUMBERS_IN_A_BLOCK + 1;
            statement.execute("alter sequence validation_log_block restart with " + blocks);
        }
        connection.commit();
    }

    private void validations(BulkLoad.Rows rows, int begin, int end, LocalDate date) throws SQLException {
        long midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        for (int row = begin; row < end; row++) {
            long at = midnight + (long) (row - begin) * DAY_MILLIS / (end - begin);
            int license = licenseOf(population, row);
            if (license < 0) {
                unknown(rows, row, at);
            } else {
                known(rows, row, at, license);
            }
        }
    }

    private void unknown(BulkLoad.Rows rows, int row, long at) throws SQLException {
        count(new Kind(0, 0, Outcome.UNKNOWN_KEY), FIRST_ID + row);
        rows.add(
                FIRST_ID + row,
                at,
                Outcome.UNKNOWN_KEY.code(),
                null,
                null,
                null,
                null,
                "LIC-UNKNOWN-" + row,
                Population.ip(row).text(),
                null,
                "sunlicense");
    }

    private void known(BulkLoad.Rows rows, int row, long at, int license) throws SQLException {
        Outcome outcome = outcomeOf(population, row);
        long id = FIRST_ID + row;
        long owner = population.ownerOf(license);
        long product = population.productOf(license);
        @Nullable Long previous = newest[license] == 0 ? null : (Long) newest[license];
        newest[license] = id;
        lastAt[license] = at;
        (outcome.isGranted() ? granted : refused)[license]++;
        seen.set(license);
        count(new Kind(owner, product, outcome), id);
        rows.add(
                id,
                at,
                outcome.code(),
                1L + license,
                previous,
                owner,
                product,
                Population.key(license).text(),
                Population.ip(license).text(),
                Population.hardware(license).identity(),
                "cyberlicense");
    }

    private void count(Kind kind, long id) {
        Amount amount = kinds.computeIfAbsent(kind, first -> new Amount());
        amount.first = amount.count == 0 ? id : amount.first;
        amount.count++;
        amount.last = id;
    }

    private void byLicense(BulkLoad.Rows rows, LocalDate date) throws SQLException {
        for (int license = 0; license < newest.length; license++) {
            if (newest[license] != 0) {
                rows.add(
                        1L + license,
                        date,
                        (long) granted[license],
                        (long) refused[license],
                        lastAt[license],
                        newest[license]);
                newest[license] = 0;
                granted[license] = 0;
                refused[license] = 0;
            }
        }
    }

    private void byProduct(BulkLoad.Rows rows, LocalDate date) throws SQLException {
        for (Map.Entry<Kind, Amount> figure : kinds.entrySet()) {
            Kind kind = figure.getKey();
            Amount amount = figure.getValue();
            rows.add(
                    kind.owner(), kind.product(), date, kind.outcome().code(), amount.count, amount.first, amount.last);
        }
        kinds.clear();
    }

    /** A licence's device always presents it from the same address. */
    private void sightings(BulkLoad.Rows rows) throws SQLException {
        MessageDigest sha256 = sha256();
        for (int license = seen.nextSetBit(0); license >= 0; license = seen.nextSetBit(license + 1)) {
            rows.add(1L + license, 0, hash(sha256, Population.ip(license).text()));
            rows.add(1L + license, 1, hash(sha256, Population.hardware(license).identity()));
        }
    }

    private static long hash(MessageDigest sha256, String text) {
        return ByteBuffer.wrap(sha256.digest(text.getBytes(UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
