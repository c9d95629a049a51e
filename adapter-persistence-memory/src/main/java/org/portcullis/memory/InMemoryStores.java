package org.portcullis.memory;

import java.util.ArrayList;
import java.util.List;
import org.portcullis.ports.out.AccountPasswords;
import org.portcullis.ports.out.Accounts;
import org.portcullis.ports.out.AuditTrail;
import org.portcullis.ports.out.Blacklists;
import org.portcullis.ports.out.BusinessFigures;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CreditLedger;
import org.portcullis.ports.out.Customers;
import org.portcullis.ports.out.IdempotencyRecords;
import org.portcullis.ports.out.InstanceFacts;
import org.portcullis.ports.out.KeyHistory;
import org.portcullis.ports.out.LockedFacts;
import org.portcullis.ports.out.Outbox;
import org.portcullis.ports.out.Payments;
import org.portcullis.ports.out.PendingSignIns;
import org.portcullis.ports.out.Purchases;
import org.portcullis.ports.out.SealedSigningKeys;
import org.portcullis.ports.out.SecondFactors;
import org.portcullis.ports.out.SignInChallenges;
import org.portcullis.ports.out.Stores;

final class InMemoryStores implements Stores {
    private final InMemoryLicenses licenses;
    private final InMemorySeatBook seats;
    private final CreditLedger credits;
    private final KeyHistory keyHistory;
    private final InMemoryProducts products;
    private final Customers customers;
    private final InMemoryPayments payments;
    private final InMemoryPurchases purchases;
    private final BusinessFigures figures;
    private final InMemoryBlacklists blacklists;
    private final Accounts accounts;
    private final InMemoryApiTokens apiTokens;
    private final AccountPasswords accountPasswords;
    private final InMemorySignInSessions signInSessions;
    private final PendingSignIns pendingSignIns;
    private final SecondFactors secondFactors;
    private final SignInChallenges signInChallenges;
    private final SealedSigningKeys signingKeys;
    private final InstanceFacts instanceFacts;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IdempotencyRecords idempotency;
    private final List<Change> announced = new ArrayList<>();

    InMemoryStores(Transaction transaction, Tables tables) {
        licenses = new InMemoryLicenses(transaction, tables);
        seats = new InMemorySeatBook(transaction, tables);
        credits = new InMemoryCreditLedger(transaction, tables);
        keyHistory = new InMemoryKeyHistory(transaction, tables);
        blacklists = new InMemoryBlacklists(transaction, tables);
        products = new InMemoryProducts(transaction, tables, blacklists);
        payments = new InMemoryPayments(transaction, tables);
        purchases = new InMemoryPurchases(transaction, tables);
        customers = new InMemoryCustomers(transaction, tables, licenses, payments);
        figures = new InMemoryBusinessFigures(transaction, tables, this);
        accounts = new InMemoryAccounts(transaction, tables);
        apiTokens = new InMemoryApiTokens(transaction, tables, accounts);
        accountPasswords = new InMemoryAccountPasswords(transaction, tables);
        signInSessions = new InMemorySignInSessions(transaction, tables);
        pendingSignIns = new InMemoryPendingSignIns(transaction, tables);
        secondFactors = new InMemorySecondFactors(transaction, tables);
        signInChallenges = new InMemorySignInChallenges(transaction, tables);
        signingKeys = new InMemorySealedSigningKeys(transaction, tables);
        instanceFacts = new InMemoryInstanceFacts(transaction, tables);
        auditTrail = new InMemoryAuditTrail(transaction, tables);
        outbox = new InMemoryOutbox(transaction, tables);
        idempotency = new InMemoryIdempotencyRecords(transaction, tables);
    }

    @Override
    public InMemoryLicenses licenses() {
        return licenses;
    }

    @Override
    public LockedFacts facts() {
        return new InMemoryLockedFacts(this);
    }

    @Override
    public InMemorySeatBook seats() {
        return seats;
    }

    @Override
    public CreditLedger credits() {
        return credits;
    }

    @Override
    public KeyHistory keyHistory() {
        return keyHistory;
    }

    @Override
    public InMemoryProducts products() {
        return products;
    }

    @Override
    public Customers customers() {
        return customers;
    }

    @Override
    public Purchases purchases() {
        return purchases;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public BusinessFigures figures() {
        return figures;
    }

    @Override
    public Blacklists blacklists() {
        return blacklists;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public AccountPasswords accountPasswords() {
        return accountPasswords;
    }

    @Override
    public InMemoryApiTokens apiTokens() {
        return apiTokens;
    }

    @Override
    public InMemorySignInSessions signInSessions() {
        return signInSessions;
    }

    @Override
    public PendingSignIns pendingSignIns() {
        return pendingSignIns;
    }

    @Override
    public SecondFactors secondFactors() {
        return secondFactors;
    }

    @Override
    public SignInChallenges signInChallenges() {
        return signInChallenges;
    }

    @Override
    public SealedSigningKeys signingKeys() {
        return signingKeys;
    }

    @Override
    public InstanceFacts instanceFacts() {
        return instanceFacts;
    }

    @Override
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public IdempotencyRecords idempotency() {
        return idempotency;
    }

    @Override
    public void announce(Change change) {
        announced.add(change);
    }

    /** What was announced, in that order. */
    List<Change> announced() {
        return List.copyOf(announced);
    }
}
