package org.portcullis.application.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Role;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.text.TextRule;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Stores;

/**
 * Which account somebody whom Discord knows signs in to. The Discord account decides, never what it is called. An e-mail
 * address that Discord verified finds a customer's account, and no other: whoever could have one verified there must not
 * become an administrator here.
 */
final class DiscordAccounts {

    private final String plan;
    private final Identifiers identifiers;
    private final LinkDiscord link;
    private final AccessJournal journal;

    /** New accounts get {@code plan}, which limits nothing that customers do. */
    DiscordAccounts(String plan, Identifiers identifiers, LinkDiscord link, AccessJournal journal) {
        this.plan = plan;
        this.identifiers = identifiers;
        this.link = link;
        this.journal = journal;
    }

    /** What was found. */
    sealed interface Match {

        /** The account, locked. */
        record Of(Account account) implements Match {}

        /** None, and what is told of it. */
        record None(DiscordArrival told) implements Match {}
    }

    /** The vendor's or administrator's account that is linked. */
    Match staff(Stores stores, DiscordProfile profile, Origin origin, Instant now) {
        return linked(stores, profile)
                .filter(account -> account.role() != Role.CUSTOMER)
                .map(account -> known(stores, account, profile, origin, now))
                .orElseGet(() -> new Match.None(new DiscordArrival.NotStaff()));
    }

    /**
     * The customer's account that is linked, or is now, or is made.
     *
     * @throws Duplicate if another node made one meanwhile: in a new transaction it is there
     */
    Match customer(Stores stores, DiscordProfile profile, Origin origin, Instant now) {
        Optional<Account> linked = linked(stores, profile);
        if (linked.isPresent()) {
            return linked.filter(account -> account.role() == Role.CUSTOMER)
                    .map(account -> known(stores, account, profile, origin, now))
                    .orElseGet(() -> new Match.None(new DiscordArrival.NotCustomer()));
        }
        return profile.verifiedEmail()
                .map(email -> new AccountDraft(email, Role.CUSTOMER, plan))
                .filter(AccountDraft::hasEmail)
                .map(draft -> byEmail(stores, draft, profile, origin, now))
                .orElseGet(() -> new Match.None(new DiscordArrival.NoVerifiedEmail()));
    }

    private Match byEmail(Stores stores, AccountDraft draft, DiscordProfile profile, Origin origin, Instant now) {
        Optional<Account> holder = stores.accounts()
                .findByEmail(draft.email())
                .flatMap(found -> stores.accounts().lock(found.id()));
        if (holder.isEmpty()) {
            return new Match.Of(make(stores, draft, profile, origin, now));
        }
        return holder.filter(account -> account.role() == Role.CUSTOMER)
                // It may have been linked, or made, since nobody was found by the Discord account.
                .filter(account -> account.discord().map(profile.id()::equals).orElse(true))
                .map(account -> link.link(
                        stores, callerOf(account, origin), account, Optional.of(profile.id()), Optional.empty(), now))
                .map(account -> known(stores, account, profile, origin, now))
                .orElseGet(() -> new Match.None(new DiscordArrival.EmailTaken()));
    }

    private Account make(Stores stores, AccountDraft draft, DiscordProfile profile, Origin origin, Instant now) {
        Optional<String> name = profile.username()
                .filter(text -> !text.isBlank() && TextRule.NAME.defectIn(text).isEmpty());
        Account account = draft.account(stores.accounts().nextId(), identifiers.uuid(now), name, now)
                .withDiscord(Optional.of(profile.id()))
                .withEmailVerified(now);
        stores.accounts().add(account);
        journal.done(
                stores, callerOf(account, origin), account, AuditAction.CREATE, Map.of(), AuditFields.of(account), now);
        return account;
    }

    private Match known(Stores stores, Account account, DiscordProfile profile, Origin origin, Instant now) {
        return new Match.Of(link.verify(stores, callerOf(account, origin), account, profile.verifiedEmail(), now));
    }

    /** Under the lock nobody links the account to another one, and so ends its sessions. */
    private static Optional<Account> linked(Stores stores, DiscordProfile profile) {
        return stores.accounts()
                .findByDiscord(profile.id())
                .flatMap(found -> stores.accounts().lock(found.id()))
                .filter(account -> account.discord().equals(Optional.of(profile.id())));
    }

    private static Caller callerOf(Account account, Origin origin) {
        return new Caller.SignedIn(account.id(), account.role(), origin);
    }
}
