package org.portcullis.testkit;

import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;

/** What a persistence adapter offers to be tested: its stores, open and empty. */
public interface Backend extends AutoCloseable {

    /** Opens a new one, which tells {@code listener} of its commits. */
    @FunctionalInterface
    interface Opener {
        Backend open(CommitListener listener);
    }

    Transactions transactions();

    LicenseFacts licenseFacts();

    ValidationLog validationLog();

    PlanUsage planUsage();

    TokenHolders tokenHolders();

    SessionHolders sessionHolders();

    SignInAttempts signInAttempts();

    StoreHealth health();

    @Override
    void close();
}
