package org.portcullis.cache;

import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.testkit.Backend;

/** Stores in memory whose licence facts are cached. */
final class CachedMemory implements Backend {
    private final MemoryPersistence persistence;
    private final LicenseFacts licenseFacts;
    private final TokenHolders tokenHolders;
    private final SessionHolders sessionHolders;

    CachedMemory(CommitListener listener, long capacity) {
        Invalidations invalidations = new Invalidations();
        persistence = new MemoryPersistence(changes -> {
            invalidations.committed(changes);
            listener.committed(changes);
        });
        licenseFacts = new CachingLicenseFacts(persistence.licenseFacts(), invalidations, RemoteChanges.NONE, capacity);
        sessionHolders =
                new CachingSessionHolders(persistence.sessionHolders(), invalidations, RemoteChanges.NONE, capacity);
        tokenHolders = new CachingTokenHolders(persistence.tokenHolders(), invalidations, RemoteChanges.NONE, capacity);
    }

    @Override
    public Transactions transactions() {
        return persistence.transactions();
    }

    @Override
    public TokenHolders tokenHolders() {
        return tokenHolders;
    }

    @Override
    public SessionHolders sessionHolders() {
        return sessionHolders;
    }

    @Override
    public SignInAttempts signInAttempts() {
        return persistence.signInAttempts();
    }

    @Override
    public LicenseFacts licenseFacts() {
        return licenseFacts;
    }

    @Override
    public ValidationLog validationLog() {
        return persistence.validationLog();
    }

    @Override
    public PlanUsage planUsage() {
        return persistence.planUsage();
    }

    @Override
    public StoreHealth health() {
        return persistence.health();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
