package org.portcullis.ports.in;

import java.util.function.Consumer;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;

/** Takes an account's licences in from elsewhere, and hands them out, however many there are. Thread-safe. */
public interface LicenseTransfer {

    /**
     * Takes in all licences of {@code source}, or none: each with its audit entry and event, in one transaction. Customers
     * that are named and not there are made.
     *
     * @param owner whose they will be
     * @param makesProducts whether products that are named and not there are made, too; else they are a defect
     * @throws Forbidden if the caller may not act for {@code owner}
     */
    LicenseImport importAll(Caller caller, AccountId owner, LicenseSource source, boolean makesProducts);

    /**
     * Hands every licence of {@code owner} that is not deleted to {@code sink}, by number, each as it is when it is read.
     *
     * @throws Forbidden if the caller may not act for {@code owner}
     */
    void exportAll(Caller caller, AccountId owner, Consumer<TransferredLicense> sink);
}
