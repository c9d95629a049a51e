package org.portcullis.ports.in;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.portcullis.core.access.Caller;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/**
 * What owners do with their licences. What a caller may not see is answered as if it did not exist. Each change is
 * committed, with its audit entry and events, before the call returns. Thread-safe.
 *
 * <p>A call that has a name, and was sent before by the same account, changes nothing and is answered as it was then;
 * {@link KeyReused} is thrown if the one of that name was another.
 */
public interface LicenseAdministration {

    /**
     * Makes a licence with a new key, owned by the account that owns the product.
     *
     * @param buyer whom it is sold to, if the draft names no customer: the owner's customer with that e-mail address, made if
     *     there is none
     */
    LicenseCreation create(
            Caller caller, LicenseDraft draft, Optional<CustomerDraft> buyer, Optional<RepeatableCall> call);

    /** The same for one that names its customer, or has none. */
    default LicenseCreation create(Caller caller, LicenseDraft draft, Optional<RepeatableCall> call) {
        return create(caller, draft, Optional.empty(), call);
    }

    /** The same for a call that has no name. */
    default LicenseCreation create(Caller caller, LicenseDraft draft) {
        return create(caller, draft, Optional.empty());
    }

    /** A licence with its seats and credits, deleted or not. */
    Optional<LicenseDetails> find(Caller caller, LicenseId id);

    /** The licence with this other name, with its seats and credits, deleted or not. */
    Optional<LicenseDetails> find(Caller caller, UUID uuid);

    /** The licence that has this key now, with its seats and credits, deleted or not. */
    Optional<LicenseDetails> find(Caller caller, LicenseKey key);

    /** The licences that match, by number. */
    Page<License> list(Caller caller, LicenseFilter filter, PageRequest page);

    /**
     * Changes a licence that is not deleted.
     *
     * @param credits how many credits it shall have in all, 0 or more; empty leaves them
     * @param buyer whom it is sold to now: the owner's customer with that e-mail address, made if there is none; empty leaves
     *     that to the patch
     */
    LicenseUpdate change(
            Caller caller, LicenseId id, LicensePatch patch, OptionalLong credits, Optional<CustomerDraft> buyer);

    /** The same with the customer that the patch names, if it names one. */
    default LicenseUpdate change(Caller caller, LicenseId id, LicensePatch patch, OptionalLong credits) {
        return change(caller, id, patch, credits, Optional.empty());
    }

    /** Changes a licence that is not deleted into what somebody says all of it is. */
    LicenseUpdate replace(Caller caller, LicenseId id, LicenseReplacement replacement);

    /** Deletes a licence, softly: from then on it is gone for every caller but its owner. False if there is none. */
    boolean delete(Caller caller, LicenseId id);

    /** Gives a licence a new key of the same format; the old one is refused at once. Empty if there is no such licence. */
    Optional<KeyRotation> rotate(Caller caller, LicenseKey key, Optional<RepeatableCall> call);

    /** The same for a call that has no name. */
    default Optional<KeyRotation> rotate(Caller caller, LicenseKey key) {
        return rotate(caller, key, Optional.empty());
    }

    /** Frees seats of a licence. False if there is no such licence. */
    boolean clear(Caller caller, LicenseKey key, Clearing what, Optional<RepeatableCall> call);

    /** The same for a call that has no name. */
    default boolean clear(Caller caller, LicenseKey key, Clearing what) {
        return clear(caller, key, what, Optional.empty());
    }
}
