package org.portcullis.memory;

import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.LicenseFacts;

/** Reads through a transaction that never changes, locks or ends anything, so that all threads can share it. */
final class InMemoryLicenseFacts implements LicenseFacts {
    private static final Scope EVERYTHING = new Scope.Everything();

    private final Transaction reader;
    private final InMemoryStores stores;

    InMemoryLicenseFacts(Database database) {
        this.reader = database.begin();
        this.stores = new InMemoryStores(reader, database.tables());
    }

    @Override
    public Optional<LicenseSnapshot> byKey(LicenseKey key) {
        return snapshot(key, license -> stores.seats().of(license.id()));
    }

    @Override
    public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
        return snapshot(
                request.key(), license -> stores.seats().concerning(license.id(), request.ip(), request.hardware()));
    }

    private Optional<LicenseSnapshot> snapshot(LicenseKey key, Function<License, Seats> seatsOf) {
        return reader.read(() -> stores.licenses().find(key, EVERYTHING).map(license -> {
            Seats seats = seatsOf.apply(license);
            return new LicenseSnapshot(
                    license,
                    stores.products().recall(license.product()),
                    seats,
                    stores.blacklists()
                            .amongst(license, seats.ips(), seats.activations().keySet()),
                    stores.seats().revision(license.id()));
        }));
    }
}
