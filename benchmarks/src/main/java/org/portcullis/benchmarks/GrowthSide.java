package org.portcullis.benchmarks;

import java.time.LocalDate;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Standing;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;

/** One of the two databases that are compared, and what is asked of it. */
record GrowthSide(Population population, EmbeddedEngine embedded) implements AutoCloseable {

    private static final int PAGE = 50;
    private static final int REMEMBERED = 1_000;
    private static final Scope ALL = new Scope.Everything();
    private static final Scope BIG_OWNER = new Scope.OwnedBy(new AccountId(Population.BIG_OWNER));
    private static final ProductId PRODUCT = new ProductId(7);

    static final LicenseFilter OF_PRODUCT = LicenseFilter.ofProduct(PRODUCT);
    static final LicenseFilter OF_CUSTOMER = new LicenseFilter(
            Optional.empty(), Optional.of(new CustomerId(9)), Optional.empty(), Optional.empty(), Optional.empty());

    static GrowthSide open(Population population, JdbiConfig config) {
        return new GrowthSide(population, EmbeddedEngine.start(config));
    }

    /** Has the licences remembered that {@link #validateCached} asks for, so that it measures nothing else. */
    void remember() {
        for (int number = 0; number < REMEMBERED * 8; number++) {
            validateCached(number);
        }
    }

    /** A licence that looks picked at random, of the first {@code among}, and may be used. */
    int pick(int number, int among) {
        int license = (int) Math.floorMod(population.mixed(number, 8), (long) Math.min(among, population.licenses()));
        return population.standingOf(license) == Standing.ACTIVE ? license : license - 1;
    }

    void validateCached(int number) {
        KnownDevice.validate(embedded.engine(), pick(number, REMEMBERED));
    }

    void validateUncached(int number) {
        KnownDevice.validate(embedded.uncached(), pick(number, Integer.MAX_VALUE));
    }

    /** A thousand licences take turns, so that as many seats are there already on either side. */
    void takeSeat(int number) {
        long spread = Math.max(1, population.licenses() / 1_000);
        int license = (int) (Math.floorMod(number, 1_000) * spread);
        int used = population.standingOf(license) == Standing.ACTIVE ? license : license - 1;
        KnownDevice.takeSeat(embedded.engine(), used, (int) (System.nanoTime() & 0x7fffffff));
    }

    void findByKey(int number) {
        embedded.persistence()
                .transactions()
                .inTransaction(stores ->
                        stores.licenses().find(Population.key(pick(number, Integer.MAX_VALUE)), BIG_OWNER));
    }

    void findById(int number) {
        LicenseId id = new LicenseId(1L + pick(number, Integer.MAX_VALUE));
        embedded.persistence()
                .transactions()
                .inTransaction(stores -> stores.licenses().find(id, BIG_OWNER));
    }

    /** A page of the big owner's licences: {@code part} 0 is the first, 1 the last. */
    void list(LicenseFilter filter, double part) {
        list(filter, BIG_OWNER, part);
    }

    void listOfAll(double part) {
        list(LicenseFilter.ALL, ALL, part);
    }

    void listOfSmallOwner(int number) {
        long owner = 2 + Math.floorMod(number, population.owners() - 1);
        list(LicenseFilter.ALL, new Scope.OwnedBy(new AccountId(owner)), 0);
    }

    private void list(LicenseFilter filter, Scope scope, double part) {
        int approximately = population.licenses() / 10 * 9;
        int licenses = filter == OF_PRODUCT ? approximately / 50 : approximately;
        long skip = (long) (part * Math.max(0, licenses - licenses / 20 - PAGE));
        embedded.persistence()
                .transactions()
                .inTransaction(stores -> stores.licenses().list(filter, scope, new PageRequest(skip, PAGE)));
    }

    void customers(double part) {
        long skip = (long) (part * (population.customers() - PAGE));
        embedded.persistence()
                .transactions()
                .inTransaction(stores -> stores.customers().list(BIG_OWNER, new PageRequest(skip, PAGE)));
    }

    void log(Scope scope, double part) {
        long skip = (long) (part * (population.validations() / 10 * 8 - PAGE));
        embedded.persistence().validationLog().list(ValidationFilter.ALL, scope, new PageRequest(skip, PAGE));
    }

    void logOfAll(double part) {
        log(ALL, part);
    }

    void logOfBigOwner(double part) {
        log(BIG_OWNER, part);
    }

    void logOfSmallOwner(int number) {
        log(new Scope.OwnedBy(new AccountId(2 + Math.floorMod(number, population.owners() - 1))), 0);
    }

    void logOfLicense(int number) {
        embedded.persistence().validationLog().list(ValidationFilter.of(used(number)), ALL, PageRequest.first(PAGE));
    }

    void usage(int number) {
        embedded.persistence().validationLog().usage(used(number));
    }

    void daily(int number) {
        LocalDate last = population.lastDay();
        embedded.persistence().validationLog().daily(used(number), last.minusDays(29), last);
    }

    /** A licence that the log tells of. */
    private LicenseId used(int number) {
        int row = (int) Math.floorMod(population.mixed(number, 9), (long) population.validations());
        return new LicenseId(1L + Math.max(0, LogRows.licenseOf(population, row)));
    }

    @Override
    public void close() {
        embedded.close();
    }
}
