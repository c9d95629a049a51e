package org.portcullis.memory;

import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.testkit.Backend;

final class MemoryBackend implements Backend {
    private final MemoryPersistence persistence;

    MemoryBackend(CommitListener listener) {
        this.persistence = new MemoryPersistence(listener);
    }

    @Override
    public Transactions transactions() {
        return persistence.transactions();
    }

    @Override
    public TokenHolders tokenHolders() {
        return persistence.tokenHolders();
    }

    @Override
    public SessionHolders sessionHolders() {
        return persistence.sessionHolders();
    }

    @Override
    public SignInAttempts signInAttempts() {
        return persistence.signInAttempts();
    }

    @Override
    public LicenseFacts licenseFacts() {
        return persistence.licenseFacts();
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
