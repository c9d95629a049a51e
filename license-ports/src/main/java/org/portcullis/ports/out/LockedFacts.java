package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;

/** What is true of a licence while nobody else can change it. */
public interface LockedFacts {

    /**
     * Locks the licence that has the key of {@code request} until the transaction ends, and tells what is true of it from
     * then on; empty if no licence has that key. Deleted licences are told, too. The lock keeps neither the product nor the
     * blacklists from changing: they are told as they were at some moment of this call, and if the licence was locked by
     * somebody else, at a moment after the lock was had.
     *
     * @param known what was known of the licence; only spares reading its seats again if none changed since
     * @return with all seats as {@link SeatBook#of} tells them; {@link LicenseSnapshot#barred} tells of the request's
     *     address and hardware, whether they have a seat or not
     */
    Optional<LicenseSnapshot> lock(ValidationRequest request, LicenseSnapshot known);
}
