package org.portcullis.http.sunlicense;

import java.util.Optional;
import org.portcullis.core.license.Term;
import org.portcullis.http.dialect.FieldReader;

/** The vendor's words for whether a licence ends. What kind of right was sold, it has no word for. */
enum LicenseType {
    TEMPORARY,
    PERMANENT;

    static LicenseType of(Term term) {
        return switch (term) {
            case Term.Perpetual perpetual -> PERMANENT;
            case Term.Limited limited -> TEMPORARY;
        };
    }

    /** Tells if an end that is there, or is not, contradicts the type. */
    static void check(FieldReader fields, Optional<LicenseType> type, boolean ends) {
        if (type.isEmpty()) {
            return;
        }
        switch (type.get()) {
            case TEMPORARY -> {
                if (!ends) {
                    fields.reject("expiryDate", "is required for a TEMPORARY license");
                }
            }
            case PERMANENT -> {
                if (ends) {
                    fields.reject("expiryDate", "must be null for a PERMANENT license");
                }
            }
        }
    }
}
