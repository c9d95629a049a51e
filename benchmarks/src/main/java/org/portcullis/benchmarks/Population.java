package org.portcullis.benchmarks;

import java.time.LocalDate;
import java.util.UUID;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Standing;

/**
 * What a large database holds. Everything follows from these few numbers, so the same ones give the same data, and whatever
 * a store answers can be checked without keeping a copy.
 *
 * <p>Nine licences of ten are one owner's, with 50 products; the others are shared by many owners with one product each.
 * Numbers of owners, products, customers and licences begin with 1 and leave none out.
 *
 * @param seed which data
 * @param licenses how many licences, 100 or more
 * @param validations how many rows the log has, fewer than 2^31
 * @param lastDay the UTC day of the newest rows; the oldest are of {@link #DAYS} days
 */
record Population(long seed, int licenses, int validations, LocalDate lastDay) {

    /** How many days the log tells of. */
    static final int DAYS = 60;

    static final long BIG_OWNER = 1;

    private static final int BIG_OWNERS_PRODUCTS = 50;
    private static final int LICENSES_OF_A_SMALL_OWNER = 50;
    private static final int LICENSES_OF_A_CUSTOMER = 10;

    int owners() {
        return 1 + Math.max(1, licenses / 10 / LICENSES_OF_A_SMALL_OWNER);
    }

    int products() {
        return BIG_OWNERS_PRODUCTS + owners() - 1;
    }

    /** All of them the big owner's. */
    int customers() {
        return licenses / LICENSES_OF_A_CUSTOMER;
    }

    long ownerOf(int license) {
        return license % 10 == 9 ? 2 + license / 10 % (owners() - 1) : BIG_OWNER;
    }

    long ownerOfProduct(int product) {
        return product <= BIG_OWNERS_PRODUCTS ? BIG_OWNER : product - BIG_OWNERS_PRODUCTS + 1;
    }

    long productOf(int license) {
        long owner = ownerOf(license);
        return owner == BIG_OWNER
                ? 1 + Math.floorMod(mixed(license, 1), BIG_OWNERS_PRODUCTS)
                : owner + BIG_OWNERS_PRODUCTS - 1;
    }

    /** Whom the licence was sold to; 0 for a small owner's, who has no customers. */
    long customerOf(int license) {
        return ownerOf(license) == BIG_OWNER ? 1 + license % customers() : 0;
    }

    Standing standingOf(int license) {
        return switch (license % 100) {
            case 37 -> Standing.DELETED;
            case 73 -> Standing.SUSPENDED;
            default -> Standing.ACTIVE;
        };
    }

    static LicenseKey key(int license) {
        return new LicenseKey(String.format("LIC-%06d-BENCHM", license));
    }

    /** The address that has the licence's seat. */
    static IpAddress ip(int license) {
        return IpAddress.of("10." + license / 65_536 % 256 + "." + license / 256 % 256 + "." + license % 256);
    }

    /** The device that has the licence's seat. */
    static HardwareId hardware(int license) {
        return new HardwareId(String.format("HWID-%032x", license));
    }

    UUID uuid(int kind, int number) {
        return new UUID(mixed(number, kind) & ~0xf000L | 0x7000L, mixed(number, -kind) >>> 2 | 1L << 63);
    }

    /** A number that looks random, and is the same for the same ones. */
    long mixed(long number, long purpose) {
        long mixed = (number + seed * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L + purpose * 0x94D049BB133111EBL;
        mixed = (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }
}
