package org.portcullis.http.sunlicense;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.portcullis.core.access.Caller;
import org.portcullis.core.license.License;
import org.portcullis.http.sunlicense.LicenseMessages.ShownLicense;
import org.portcullis.ports.in.LicenseDirectory;

/** How licences are shown: with their seats, their customer, and how often they were presented. */
record ShownLicenses(LicenseDirectory directory, InstantSource time) {

    List<ShownLicense> of(Caller caller, List<License> licenses) {
        Instant now = time.instant();
        return directory.describe(caller, licenses).stream()
                .map(described -> ShownLicense.from(described, now))
                .toList();
    }
}
