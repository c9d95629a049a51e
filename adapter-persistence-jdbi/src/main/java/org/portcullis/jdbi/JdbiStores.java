package org.portcullis.jdbi;

import java.util.ArrayList;
import java.util.List;
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

/** The stores of one transaction. */
final class JdbiStores implements Stores {

    private final Session session;
    private final Tally tally;
    private final List<Change> announced = new ArrayList<>();

    JdbiStores(Session session) {
        this.session = session;
        this.tally = new Tally(session);
    }

    @Override
    public Licenses licenses() {
        return new JdbiLicenses(session, tally);
    }

    @Override
    public LockedFacts facts() {
        return new JdbiLockedFacts(session);
    }

    @Override
    public SeatBook seats() {
        return new JdbiSeatBook(session);
    }

    @Override
    public CreditLedger credits() {
        return new JdbiCreditLedger(session);
    }

    @Override
    public KeyHistory keyHistory() {
        return new JdbiKeyHistory(session);
    }

    @Override
    public Products products() {
        return new JdbiProducts(session);
    }

    @Override
    public Customers customers() {
        return new JdbiCustomers(session, tally);
    }

    @Override
    public Purchases purchases() {
        return new JdbiPurchases(session);
    }

    @Override
    public Payments payments() {
        return new JdbiPayments(session, tally);
    }

    @Override
    public BusinessFigures figures() {
        return new JdbiBusinessFigures(session, tally);
    }

    @Override
    public Blacklists blacklists() {
        return new JdbiBlacklists(session);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(session, tally);
    }

    @Override
    public AccountPasswords accountPasswords() {
        return new JdbiAccountPasswords(session);
    }

    @Override
    public ApiTokens apiTokens() {
        return new JdbiApiTokens(session);
    }

    @Override
    public SignInSessions signInSessions() {
        return new JdbiSignInSessions(session);
    }

    @Override
    public PendingSignIns pendingSignIns() {
        return new JdbiPendingSignIns(session);
    }

    @Override
    public SecondFactors secondFactors() {
        return new JdbiSecondFactors(session);
    }

    @Override
    public SignInChallenges signInChallenges() {
        return new JdbiSignInChallenges(session);
    }

    @Override
    public SealedSigningKeys signingKeys() {
        return new JdbiSealedSigningKeys(session);
    }

    @Override
    public InstanceFacts instanceFacts() {
        return new JdbiInstanceFacts(session);
    }

    @Override
    public AuditTrail auditTrail() {
        return new JdbiAuditTrail(session, tally);
    }

    @Override
    public Outbox outbox() {
        return new JdbiOutbox(session);
    }

    @Override
    public IdempotencyRecords idempotency() {
        return new JdbiIdempotencyRecords(session);
    }

    @Override
    public void announce(Change change) {
        announced.add(change);
    }

    /** Writes what was put off until the transaction is about to commit. */
    void complete() {
        tally.write();
    }

    List<Change> announced() {
        return announced;
    }
}
