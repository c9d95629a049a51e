package org.portcullis.ports.out;

/** Every store, bound to one transaction. Not to be kept, and not to be used by another thread. */
public interface Stores {

    /** The licences. */
    Licenses licenses();

    /** What is true of licences under their locks. */
    LockedFacts facts();

    /** The seats that licences have given. */
    SeatBook seats();

    /** The credits of consumption licences. */
    CreditLedger credits();

    /** The keys that licences had before. */
    KeyHistory keyHistory();

    /** The products. */
    Products products();

    /** The customers. */
    Customers customers();

    /** The payments. */
    Payments payments();

    /** What was bought at marketplaces. */
    Purchases purchases();

    /** What accounts earned, sold and have. */
    BusinessFigures figures();

    /** The blacklists. */
    Blacklists blacklists();

    /** The accounts. */
    Accounts accounts();

    /** The passwords of accounts. */
    AccountPasswords accountPasswords();

    /** The API tokens of accounts. */
    ApiTokens apiTokens();

    /** The sign-in sessions of accounts. */
    SignInSessions signInSessions();

    /** Those who were sent to another site to sign in. */
    PendingSignIns pendingSignIns();

    /** The second factors of accounts. */
    SecondFactors secondFactors();

    /** The sign-ins that wait for the second factor. */
    SignInChallenges signInChallenges();

    /** The keys that tokens are signed with. */
    SealedSigningKeys signingKeys();

    /** What is settled once for all nodes. */
    InstanceFacts instanceFacts();

    /** The record of who changed what. */
    AuditTrail auditTrail();

    /** What happened and is yet to be told. */
    Outbox outbox();

    /** The calls that may be sent again. */
    IdempotencyRecords idempotency();

    /**
     * Has {@code change} told to the {@link CommitListener} once this transaction is committed, or may have been; never if
     * its work throws.
     */
    void announce(Change change);
}
