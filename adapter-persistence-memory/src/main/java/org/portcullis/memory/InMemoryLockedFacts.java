package org.portcullis.memory;

import java.util.List;
import java.util.Optional;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.LockedFacts;

/** Reads the seats anew each time, since they are near. */
record InMemoryLockedFacts(InMemoryStores stores) implements LockedFacts {

    @Override
    public Optional<LicenseSnapshot> lock(ValidationRequest request, LicenseSnapshot known) {
        return stores.licenses()
                .lock(request.key())
                .map(license -> new LicenseSnapshot(
                        license,
                        stores.products().recall(license.product()),
                        stores.seats().of(license.id()),
                        stores.blacklists()
                                .amongst(
                                        license,
                                        List.of(request.ip()),
                                        request.hardware().stream().toList()),
                        stores.seats().revision(license.id())));
    }
}
