package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.StorageException;

/**
 * What is known of licences, for deciding validations that change nothing. Thread-safe.
 *
 * <p>An answer was true at some moment after the last change that was {@linkplain CommitListener committed} before the
 * call; a seat that was taken since may be missing from it, but one that was freed never appears. Deleted licences
 * answer, too, even if their product was removed.
 */
public interface LicenseFacts {

    /**
     * The licence that has this key now, with its seats (of each kind
     * {@value org.portcullis.core.activation.Seats#MAX_LISTED} of them if there are more), and which of those are barred.
     *
     * @throws StorageException if the store is away
     */
    Optional<LicenseSnapshot> byKey(LicenseKey key);

    /**
     * The licence that the request's key belongs to, of its seats only those that concern the request, and which of those
     * are barred. For a licence with too many seats to list.
     *
     * @throws StorageException if the store is away
     */
    Optional<LicenseSnapshot> concerning(ValidationRequest request);
}
