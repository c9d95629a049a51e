package org.portcullis.ports.out;

import java.util.Optional;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.Purchase;
import org.portcullis.ports.Duplicate;

/** Which licences were made for what was bought at marketplaces. None is ever removed. */
public interface Purchases {

    /** The licence that was made for {@code purchase}; empty if none was. */
    Optional<LicenseId> find(Purchase purchase);

    /**
     * Remembers what was made for {@code purchase}.
     *
     * @throws Duplicate if something was before
     */
    void add(Purchase purchase, LicenseId license);
}
