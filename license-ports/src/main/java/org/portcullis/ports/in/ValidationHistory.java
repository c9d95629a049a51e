package org.portcullis.ports.in;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** What was validated, up to 200 ms ago. What a caller may not see is left out. Thread-safe. */
public interface ValidationHistory {

    /** The validations that match, newest first. */
    Page<RecordedValidation> list(Caller caller, ValidationFilter filter, PageRequest page);

    /**
     * What comes in that list after {@code last}, or its beginning if that is empty, {@code limit} at most, so that a list of
     * any length can be gone through piece by piece.
     */
    List<RecordedValidation> before(
            Caller caller, ValidationFilter filter, Optional<RecordedValidation> last, int limit);

    /** One validation. */
    Optional<RecordedValidation> find(Caller caller, ValidationId id);

    /** How much a licence was used; empty if the caller sees none. */
    Optional<LicenseUsage> usage(Caller caller, LicenseId license);

    /**
     * How much a licence was used on each UTC day of {@code from} to {@code until}, both included, days without use left
     * out; empty if the caller sees no such licence.
     */
    Optional<List<DailyUsage>> daily(Caller caller, LicenseId license, LocalDate from, LocalDate until);
}
