package org.portcullis.memory;

import java.time.Duration;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.ports.out.ValidationLog;

/**
 * Everything that is stored, in this process's memory: gone when it ends. Thread-safe.
 *
 * <p>Transactions run at the same time, as in a database: READ COMMITTED, with a lock on each row that one changes or
 * asks to lock. Reading never waits for a lock on a row.
 */
public final class MemoryPersistence {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final LicenseFacts licenseFacts;
    private final TokenHolders tokenHolders;
    private final SessionHolders sessionHolders;
    private final ValidationLog validationLog = new InMemoryValidationLog();
    private final SignInAttempts signInAttempts = new InMemorySignInAttempts();
    private final PlanUsage planUsage = new InMemoryPlanUsage();
    private final UnwrittenValidations unwrittenValidations = new InMemoryUnwrittenValidations();

    /** Nothing is stored yet; {@code listener} is told of every commit. */
    public MemoryPersistence(CommitListener listener) {
        Database database = new Database(LOCK_PATIENCE);
        this.transactions = new InMemoryTransactions(database, listener);
        this.licenseFacts = new InMemoryLicenseFacts(database);
        this.tokenHolders = new InMemoryTokenHolders(database);
        this.sessionHolders = new InMemorySessionHolders(database);
    }

    /** Runs work on the stores. */
    public Transactions transactions() {
        return transactions;
    }

    /** What is known of licences, read anew each time. */
    public LicenseFacts licenseFacts() {
        return licenseFacts;
    }

    /** Whom API tokens make their bearers, read anew each time. */
    public TokenHolders tokenHolders() {
        return tokenHolders;
    }

    /** Whom sign-in sessions make their bearers, read anew each time. */
    public SessionHolders sessionHolders() {
        return sessionHolders;
    }

    /** The log of validations. */
    public ValidationLog validationLog() {
        return validationLog;
    }

    /** How often somebody tried to sign in. */
    public SignInAttempts signInAttempts() {
        return signInAttempts;
    }

    /** How much of their plans accounts have used. */
    public PlanUsage planUsage() {
        return planUsage;
    }

    /** Unwritten validations; they survive nothing here, since neither does anything else. */
    public UnwrittenValidations unwrittenValidations() {
        return unwrittenValidations;
    }

    /** Always reachable. */
    public StoreHealth health() {
        return () -> true;
    }
}
