package org.portcullis.ports.out;

import java.util.Optional;
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

    /**
     * Adds a licence.
     *
     * @throws Duplicate if one, deleted or not, has its key or had it before
     * @throws StorageConflict if there is no such owner, product or customer
     */
    void add(License license);

    /**
     * Replaces the licence with the same id, key included. Seats, credits and history stay. Nothing happens if there is
     * none.
     *
     * @throws Duplicate if another one has its new key, or one (be it itself) had it before
     * @throws StorageConflict if there is no such owner, product or customer
     */
    void update(License license);

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

    /** How many licences {@code owner} has, deleted ones not counted. */
    long count(AccountId owner);

    /** Whether {@code product} has a licence that is not deleted. */
    boolean existsFor(ProductId product);

    /** Whether {@code customer} has a licence that is not deleted. */
    boolean existsFor(CustomerId customer);
}
