package org.portcullis.ports.out;

import java.util.Map;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.StorageConflict;

/** The credits of consumption licences. Each change is made while the licence is locked. */
public interface CreditLedger {

    /** The credits of a licence; {@link Credits#NONE} if it never had any. */
    Credits of(LicenseId license);

    /** Sets how many credits a licence has in all; what is spent stays spent. */
    void setTotal(LicenseId license, long total);

    /** Gives licences that never had any their first credits; quicker than one by one. */
    void addAll(Map<LicenseId, Credits> credits);

    /**
     * Spends credits.
     *
     * @param amount 1 or more
     * @throws StorageConflict if fewer are left
     */
    void spend(LicenseId license, long amount);
}
