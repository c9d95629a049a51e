package org.portcullis.ports.in;

import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.ports.query.LicenseFilter;

/** Long lists of licences, and what is shown beside each; visibility as in {@link LicenseAdministration}. Thread-safe. */
public interface LicenseDirectory {

    /**
     * The licences that match and whose numbers are above {@code last}, or all that match if that is empty, by number,
     * {@code limit} at most, so that a list of any length can be gone through piece by piece.
     */
    List<License> after(Caller caller, LicenseFilter filter, Optional<LicenseId> last, int limit);

    /** What is shown beside {@code licenses}, which the caller sees, in their order; some hundreds at a time. */
    List<DescribedLicense> describe(Caller caller, List<License> licenses);
}
