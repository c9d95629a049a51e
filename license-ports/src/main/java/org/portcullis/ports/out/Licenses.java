package org.portcullis.ports.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The licences. Deleted ones stay, and answer only where it says so. */
public interface Licenses {

    /** A number that no licence has had; never given twice, not even if the transaction is rolled back. */
    LicenseId nextId();

    /** Numbers that no licence has had, as many, each higher than the one before. */
    List<LicenseId> nextIds(int count);

    /**
     * Adds a licence.
     *
     * @throws Duplicate if one, deleted or not, has its key or had it before
     * @throws StorageConflict if there is no such owner, product or customer
     */
    void add(License license);

    /**
     * Adds licences, quicker than one by one.
     *
     * @throws Duplicate if one of them can't be added, as in {@link #add(License)}
     * @throws StorageConflict likewise
     */
    void addAll(List<License> licenses);

    /** Those of {@code keys} that a licence, deleted or not, has or had before. */
    Set<LicenseKey> taken(Collection<LicenseKey> keys);

    /**
     * Replaces the licence with the same id, key included. Seats, credits and history stay. Nothing happens if there is
     * none.
     *
     * @throws Duplicate if another one has its new key, or one (be it itself) had it before
     * @throws StorageConflict if there is no such owner, product or customer
     */
    void update(License license);

    /**
     * Some licences of a {@linkplain Products#remove removed} product that are yet to be marked as deleted, as they were before,
     * by number, {@code limit} at most, locked until the transaction ends: those whose numbers are above {@code last}, or all if that is
     * empty. Whoever tells where the piece before ended has every piece as quickly as the first.
     */
    List<License> lockUnmarked(ProductId product, Optional<LicenseId> last, int limit);

    /** Marks licences, which are locked, as deleted at {@code now}; quicker than one by one. */
    void markDeleted(List<License> licenses, Instant now);

    /** The licence with this other name, deleted or not; empty if there is none or it is out of scope. */
    Optional<License> find(UUID uuid, Scope scope);

    /** The licence, deleted or not; empty if there is none or it is out of scope. */
    Optional<License> find(LicenseId id, Scope scope);

    /** The licence that has this key now, deleted or not; empty if there is none or it is out of scope. */
    Optional<License> find(LicenseKey key, Scope scope);

    /**
     * The licence that has this key now, deleted or not, locked until the transaction ends: whoever else asks to lock it
     * waits. Every change to a licence, its seats or its credits is made under this lock.
     */
    Optional<License> lock(LicenseKey key);

    /** The same, by number; empty if there is none or it is out of scope. */
    Optional<License> lock(LicenseId id, Scope scope);

    /** The licences that match, by number. */
    Page<License> list(LicenseFilter filter, Scope scope, PageRequest page);

    /**
     * The licences that match and whose numbers are above {@code last}, or all that match if that is empty, by number,
     * {@code limit} at most. Takes as long for the last ones as for the first.
     */
    List<License> after(LicenseFilter filter, Optional<LicenseId> last, Scope scope, int limit);

    /** The same of every licence that is not deleted. */
    default List<License> after(Optional<LicenseId> last, Scope scope, int limit) {
        return after(LicenseFilter.ALL, last, scope, limit);
    }

    /** How many licences {@code owner} has, deleted ones not counted. */
    long count(AccountId owner);

    /** Whether {@code product} has a licence that is not deleted. */
    boolean existsFor(ProductId product);

    /** Whether {@code customer} has a licence that is not deleted. */
    boolean existsFor(CustomerId customer);
}
