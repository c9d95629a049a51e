package org.portcullis.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** Asks the stores for a {@link Population}, and compares what they answer with what it was made of. */
final class DataCheck {

    private static final Scope ALL = new Scope.Everything();
    private static final int SAMPLE = 100;
    private static final int PAGE = 50;

    private final JdbiPersistence persistence;
    private final Population population;

    DataCheck(JdbiPersistence persistence, Population population) {
        this.persistence = persistence;
        this.population = population;
    }

    /** Throws if anything differs. */
    void check() {
        for (int number = 0; number < SAMPLE; number++) {
            checkLicense((int) Math.floorMod(population.mixed(number, 7), (long) population.licenses()));
        }
        checkList(LicenseFilter.ALL, Population.BIG_OWNER, license -> true);
        checkList(LicenseFilter.ALL, population.owners(), license -> true);
        checkList(
                LicenseFilter.ofProduct(new ProductId(7)),
                Population.BIG_OWNER,
                license -> population.productOf(license) == 7);
        checkList(
                new LicenseFilter(
                        Optional.empty(),
                        Optional.of(new CustomerId(9)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Population.BIG_OWNER,
                license -> population.customerOf(license) == 9);
        checkLog();
        for (int number = 0; number < 5; number++) {
            checkUse(LogRows.licenseOf(population, number * (population.validations() / 5) + 1));
        }
    }

    private void checkLicense(int number) {
        License license = persistence
                .transactions()
                .inTransaction(stores -> stores.licenses().find(Population.key(number), ALL))
                .orElseThrow();
        same("id", license.id(), new LicenseId(1L + number));
        same("standing", license.standing(), population.standingOf(number));
        same("owner", license.owner(), new AccountId(population.ownerOf(number)));
        same("product", license.product(), new ProductId(population.productOf(number)));
        Optional<License> byId = persistence
                .transactions()
                .inTransaction(stores -> stores.licenses().find(license.id(), ALL));
        same("licence by id", byId, Optional.of(license));
        LicenseSnapshot snapshot =
                persistence.licenseFacts().byKey(license.key()).orElseThrow();
        same("seat", snapshot.seats().holds(Population.ip(number)), true);
        same("device", snapshot.seats().activations().containsKey(Population.hardware(number)), true);
    }

    /** The first page, one in the middle and the last, of the licences of an owner that fulfil a condition. */
    private void checkList(LicenseFilter filter, long owner, IntPredicate condition) {
        int[] wanted = IntStream.range(0, population.licenses())
                .filter(license -> population.ownerOf(license) == owner)
                .filter(license -> population.standingOf(license) != Standing.DELETED)
                .filter(condition)
                .toArray();
        for (int skip : List.of(0, wanted.length / 2, Math.max(0, wanted.length - PAGE))) {
            Page<License> page = persistence
                    .transactions()
                    .inTransaction(stores -> stores.licenses()
                            .list(filter, new Scope.OwnedBy(new AccountId(owner)), new PageRequest(skip, PAGE)));
            same("total", page.total(), (long) wanted.length);
            same(
                    "page",
                    page.items().stream().map(found -> found.id().value()).toList(),
                    IntStream.of(wanted)
                            .skip(skip)
                            .limit(PAGE)
                            .mapToObj(license -> 1L + license)
                            .toList());
        }
    }

    private void checkLog() {
        int rows = population.validations();
        for (int skip : List.of(0, rows / 2, rows - PAGE)) {
            Page<RecordedValidation> page =
                    persistence.validationLog().list(ValidationFilter.ALL, ALL, new PageRequest(skip, PAGE));
            same("rows", page.total(), (long) rows);
            List<String> found = page.items().stream()
                    .map(row -> row.validation().license().map(LicenseId::value) + " "
                            + row.validation().outcome())
                    .toList();
            same("page of the log", found, newestFirst(rows - 1 - skip));
        }
    }

    private List<String> newestFirst(int newest) {
        List<String> wanted = new ArrayList<>();
        for (int row = newest; row > newest - PAGE; row--) {
            int license = LogRows.licenseOf(population, row);
            wanted.add((license < 0 ? Optional.empty() : Optional.of(1L + license)) + " "
                    + LogRows.outcomeOf(population, row));
        }
        return wanted;
    }

    private void checkUse(int license) {
        if (license < 0) {
            return;
        }
        LicenseId id = new LicenseId(1L + license);
        int[] rows = IntStream.range(0, population.validations())
                .filter(row -> LogRows.licenseOf(population, row) == license)
                .toArray();
        long granted = IntStream.of(rows)
                .filter(row -> LogRows.outcomeOf(population, row).isGranted())
                .count();
        LicenseUsage usage = persistence.validationLog().usage(id);
        same("granted", usage.granted(), granted);
        same("refused", usage.refused(), rows.length - granted);
        same("devices", usage.distinctHardware(), 1);
        List<DailyUsage> days = persistence.validationLog().daily(id, LocalDate.EPOCH, population.lastDay());
        same("granted by day", days.stream().mapToLong(DailyUsage::granted).sum(), granted);
        Page<RecordedValidation> listed = persistence
                .validationLog()
                .list(ValidationFilter.of(id), ALL, PageRequest.first(PageRequest.MAX_LIMIT));
        same("listed", listed.items().size(), Math.min(rows.length, PageRequest.MAX_LIMIT));
    }

    private static void same(String what, Object found, Object wanted) {
        if (!Objects.equals(found, wanted)) {
            throw new IllegalStateException(what + ": " + found + " instead of " + wanted);
        }
    }
}
