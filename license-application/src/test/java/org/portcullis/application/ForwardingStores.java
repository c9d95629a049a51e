package org.portcullis.application;

import org.portcullis.ports.out.AccountPasswords;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.out.ApiTokens;
import org.portcullis.ports.out.AuditTrail;
import org.portcullis.ports.out.Blacklists;
import org.portcullis.ports.out.BusinessFigures;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CreditLedger;
import org.portcullis.ports.out.Customers;
import org.portcullis.ports.out.IdempotencyRecords;
import org.portcullis.ports.out.InstanceFacts;
import org.portcullis.ports.out.KeyHistory;
import org.portcullis.ports.out.Licenses;
import org.portcullis.ports.out.LockedFacts;
import org.portcullis.ports.out.Outbox;
import org.portcullis.ports.out.Payments;
import org.portcullis.ports.out.PendingSignIns;
import org.portcullis.ports.out.Products;
import org.portcullis.ports.out.Purchases;
import org.portcullis.ports.out.SealedSigningKeys;
import org.portcullis.ports.out.SeatBook;
import org.portcullis.ports.out.SecondFactors;
import org.portcullis.ports.out.SignInChallenges;
import org.portcullis.ports.out.SignInSessions;
import org.portcullis.ports.out.Stores;

/** The stores of somebody else, for tests that put something in the place of one. */
public class ForwardingStores implements Stores {
    protected final Stores stores;

    public ForwardingStores(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Licenses licenses() {
        return stores.licenses();
    }

    @Override
    public Accounts accounts() {
        return stores.accounts();
    }

    @Override
    public LockedFacts facts() {
        return stores.facts();
    }

    @Override
    public ApiTokens apiTokens() {
        return stores.apiTokens();
    }

    @Override
    public SignInSessions signInSessions() {
        return stores.signInSessions();
    }

    @Override
    public AccountPasswords accountPasswords() {
        return stores.accountPasswords();
    }

    @Override
    public PendingSignIns pendingSignIns() {
        return stores.pendingSignIns();
    }

    @Override
    public SecondFactors secondFactors() {
        return stores.secondFactors();
    }

    @Override
    public SignInChallenges signInChallenges() {
        return stores.signInChallenges();
    }

    @Override
    public SealedSigningKeys signingKeys() {
        return stores.signingKeys();
    }

    @Override
    public InstanceFacts instanceFacts() {
        return stores.instanceFacts();
    }

    @Override
    public SeatBook seats() {
        return stores.seats();
    }

    @Override
    public CreditLedger credits() {
        return stores.credits();
    }

    @Override
    public IdempotencyRecords idempotency() {
        return stores.idempotency();
    }

    @Override
    public KeyHistory keyHistory() {
        return stores.keyHistory();
    }

    @Override
    public Products products() {
        return stores.products();
    }

    @Override
    public Payments payments() {
        return stores.payments();
    }

    @Override
    public Purchases purchases() {
        return stores.purchases();
    }

    @Override
    public BusinessFigures figures() {
        return stores.figures();
    }

    @Override
    public Customers customers() {
        return stores.customers();
    }

    @Override
    public Blacklists blacklists() {
        return stores.blacklists();
    }

    @Override
    public AuditTrail auditTrail() {
        return stores.auditTrail();
    }

    @Override
    public Outbox outbox() {
        return stores.outbox();
    }

    @Override
    public void announce(Change change) {
        stores.announce(change);
    }
}
