package org.portcullis.application.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Audits who signed in and out, and who tried to. */
public final class AccessJournal {

    /** What an audit entry calls the Discord account that somebody signed in with. */
    static final String DISCORD_ID = "discordId";

    private static final String SESSION = "session";
    private static final String SECOND_FACTOR = "secondFactor";

    private final Transactions transactions;
    private final Journal journal;

    /** Writes to {@code journal}; what failed, in a transaction of its own. */
    public AccessJournal(Transactions transactions, Journal journal) {
        this.transactions = transactions;
        this.journal = journal;
    }

    /** What was done to an account's sessions or password. */
    void done(
            Stores stores,
            Caller caller,
            Account account,
            AuditAction action,
            Map<String, String> before,
            Map<String, String> after,
            Instant now) {
        journal.audit(stores, caller, deed(Optional.of(account), action, before, after), now);
    }

    /** Somebody gave a wrong password for {@code email}. */
    void wrong(Caller caller, AuditAction action, Optional<Account> account, String email, Instant now) {
        failed(caller, deed(account, action, Map.of(), told(account, email, "wrong credentials")), now);
    }

    /** Somebody tried too often, at last for {@code email}. */
    void limited(Caller caller, String email, Instant now) {
        failed(
                caller,
                deed(Optional.empty(), AuditAction.LOGIN, Map.of(), told(Optional.empty(), email, "limit")),
                now);
    }

    /** Somebody could not be let in with Discord; {@code who}, if Discord told that. */
    void discordFailed(Caller caller, Optional<DiscordId> who, String reason, Instant now) {
        Map<String, String> after = new LinkedHashMap<>(Map.of("with", "discord", "reason", reason));
        who.ifPresent(id -> after.put(DISCORD_ID, id.text()));
        failed(caller, deed(Optional.empty(), AuditAction.LOGIN, Map.of(), after), now);
    }

    /** Somebody is who they say, but their account is closed. */
    void closed(Stores stores, Caller caller, Account account, Instant now) {
        Map<String, String> after = told(Optional.of(account), account.email(), "the account is closed");
        journal.auditFailure(stores, caller, deed(Optional.of(account), AuditAction.LOGIN, Map.of(), after), now);
    }

    /** Somebody showed too many codes, at last for {@code account}, if it was somebody's. */
    void codesLimited(Caller caller, Optional<Account> account, Instant now) {
        failed(caller, deed(account, AuditAction.LOGIN, Map.of(), told(account, "", "limit of codes")), now);
    }

    /** Somebody gave a wrong code, or a spent one, at the second step of a sign-in. */
    void wrongCode(Stores stores, Caller caller, Account account, Instant now) {
        wrongCode(stores, caller, AuditAction.LOGIN, account, now);
    }

    /** Somebody gave a wrong code, or a spent one. */
    void wrongCode(Stores stores, Caller caller, AuditAction action, Account account, Instant now) {
        failed(stores, caller, action, account, "wrong code", now);
    }

    /** Somebody gave the right password and is asked for a code. */
    void codeDemanded(Stores stores, Caller caller, Account account, Instant now) {
        failed(stores, caller, AuditAction.LOGIN, account, "second factor demanded", now);
    }

    /** Somebody is in, known by what they have {@code shown}. */
    void signedIn(
            Stores stores,
            Caller caller,
            Account account,
            Optional<SignInSession> replaced,
            SignInSession begun,
            Map<String, String> shown,
            Instant now) {
        Map<String, String> before =
                replaced.map(ended -> session(ended.uuid())).orElse(Map.of());
        Map<String, String> after = new LinkedHashMap<>(session(begun.uuid()));
        after.putAll(shown);
        done(stores, caller, account, AuditAction.LOGIN, before, after, now);
    }

    /** A session goes on with another refresh token. */
    void renewed(Stores stores, Caller caller, Account account, SignInSession session, Instant now) {
        Map<String, String> after = Map.of(SESSION, session.uuid().toString(), "refreshToken", "renewed");
        done(stores, caller, account, AuditAction.UPDATE, Map.of(), after, now);
    }

    /** A session was ended, since somebody showed a refresh token that was spent. */
    void stolen(Stores stores, Caller caller, Account account, SignInSession session, Instant now) {
        Map<String, String> after = Map.of("reason", "a spent refresh token was shown");
        journal.auditFailure(
                stores, caller, deed(Optional.of(account), AuditAction.REVOKE, session(session.uuid()), after), now);
    }

    static Map<String, String> session(Object uuid) {
        return Map.of(SESSION, uuid.toString());
    }

    /** What became of a second factor. */
    static Map<String, String> secondFactor(String what) {
        return Map.of(SECOND_FACTOR, what);
    }

    /** What became of a second factor, and how many sessions ended with that. */
    static Map<String, String> secondFactor(String what, int sessionsEnded) {
        return Map.of(SECOND_FACTOR, what, "sessionsEnded", Integer.toString(sessionsEnded));
    }

    private void failed(Stores stores, Caller caller, AuditAction action, Account account, String reason, Instant now) {
        Optional<Account> known = Optional.of(account);
        journal.auditFailure(stores, caller, deed(known, action, Map.of(), told(known, "", reason)), now);
    }

    private void failed(Caller caller, Journal.Deed deed, Instant now) {
        transactions.inTransaction(stores -> {
            journal.auditFailure(stores, caller, deed, now);
            return now;
        });
    }

    private static Map<String, String> told(Optional<Account> account, String email, String reason) {
        return Map.of(
                "email", account.map(Account::email).orElseGet(() -> AuditFields.maskedEmail(email)), "reason", reason);
    }

    private static Journal.Deed deed(
            Optional<Account> account, AuditAction action, Map<String, String> before, Map<String, String> after) {
        return new Journal.Deed(
                account.map(Account::id),
                action,
                AuditedResource.ADMIN,
                account.map(known -> known.id().value()).orElse(0L),
                before,
                after);
    }
}
