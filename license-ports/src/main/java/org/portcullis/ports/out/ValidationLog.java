package org.portcullis.ports.out;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** Every validation that was decided, and the figures that are drawn from them. Thread-safe; not part of a transaction. */
public interface ValidationLog {

    /**
     * Writes validations and adds them to the figures of their licences and days, all of it or nothing, durably. Waits for
     * no lock on a licence.
     *
     * @param batch names this batch; one that was written already is not written again, so a writer that can't know
     *     whether it was may repeat it
     * @param validations in the order they are to be numbered
     * @throws StorageException if the store is away, or the outcome is unknown
     */
    void write(UUID batch, List<ValidationRecord> validations);

    /**
     * The validations that match, were not forgotten, and whose owner is in scope, by number, the highest first. One whose owner is not known is
     * in the scope of everything alone.
     */
    Page<RecordedValidation> list(ValidationFilter filter, Scope scope, PageRequest page);

    /**
     * What comes in that list after {@code last}, or its beginning if that is empty, {@code limit} at most. Takes as long at
     * the end of the list as at its beginning.
     */
    List<RecordedValidation> before(Optional<RecordedValidation> last, ValidationFilter filter, Scope scope, int limit);

    /** The validation; empty if there is none, it was forgotten, or it is out of scope as in {@link #list}. */
    Optional<RecordedValidation> find(ValidationId id, Scope scope);

    /** How often each of these licences was presented in all, granted or refused; those that never were are left out. */
    Map<LicenseId, Long> totals(Collection<LicenseId> licenses);

    /** How much a licence was used; {@link LicenseUsage#NEVER} for one that never was, or is unknown. */
    LicenseUsage usage(LicenseId license);

    /**
     * How much a licence was used on each UTC day of {@code from} to {@code until}, both included, in their order; days
     * without use are left out, and so are those that were forgotten.
     */
    List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until);

    /**
     * Forgets the validations of the days before {@code firstKept}, and makes room for those to come. What was forgotten is
     * still counted in {@link #usage}. Over all processes only one does this at a time; whoever asks meanwhile does
     * nothing. May be repeated, and takes up what an earlier call did not end.
     *
     * @param today the UTC day that it is
     * @param firstKept not after {@code today}; an earlier day than before brings nothing back
     * @return whether it was done by this call
     * @throws StorageException if the store is away; some of it may be done
     */
    boolean tidy(LocalDate today, LocalDate firstKept);
}
