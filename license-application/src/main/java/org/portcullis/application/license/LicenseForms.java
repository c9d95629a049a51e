package org.portcullis.application.license;

import java.util.Optional;
import org.portcullis.application.idempotency.Repetition;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.out.Stores;

/** What is kept of changes of licences that may be asked for again. Keys are not: the store has them. */
final class LicenseForms {

    private LicenseForms() {}

    /** By the licence's number; it is told again as it is then, if the caller still sees it. */
    record OfCreation(Stores stores, Scope scope) implements Repetition.Form<LicenseCreation> {
        @Override
        public Optional<String> keep(LicenseCreation result) {
            return switch (result) {
                case LicenseCreation.Created created ->
                    Optional.of(String.valueOf(created.license().id().value()));
                case LicenseCreation.UnknownProduct unknown -> Optional.empty();
                case LicenseCreation.UnknownCustomer unknown -> Optional.empty();
                case LicenseCreation.PlanLimitReached reached -> Optional.empty();
            };
        }

        @Override
        public LicenseCreation restore(String kept) {
            return stores.licenses()
                    .find(new LicenseId(Long.parseLong(kept)), scope)
                    .<LicenseCreation>map(LicenseCreation.Created::new)
                    .orElseGet(LicenseCreation.UnknownProduct::new);
        }
    }

    /** By the licence's number and which of its rotations it was. */
    record OfRotation(Stores stores) implements Repetition.Form<Optional<KeyRotation>> {
        @Override
        public Optional<String> keep(Optional<KeyRotation> result) {
            return result.map(rotation -> {
                int index = stores.keyHistory().of(rotation.license()).indexOf(rotation);
                return rotation.license().value() + " " + index;
            });
        }

        @Override
        public Optional<KeyRotation> restore(String kept) {
            String[] parts = kept.split(" ", 2);
            LicenseId license = new LicenseId(Long.parseLong(parts[0]));
            return Optional.of(stores.keyHistory().of(license).get(Integer.parseInt(parts[1])));
        }
    }

    /** That it was done. */
    record OfClearing() implements Repetition.Form<Boolean> {
        private static final String CLEARED = "cleared";

        @Override
        public Optional<String> keep(Boolean result) {
            return result ? Optional.of(CLEARED) : Optional.empty();
        }

        @Override
        public Boolean restore(String kept) {
            return kept.equals(CLEARED);
        }
    }
}
